using AgentPlatform.Settings;
using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;
using Crossplane.Functions.Conversion;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Workloads;

/// <summary>A validated workload, from which objects are rendered. Its own properties have defaults applied.</summary>
internal sealed class Workload
{
    private ImageReference? _imageReference;
    private IReadOnlyList<NatsServer>? _natsServers;
    private IDictionary<string, string>? _selector;
    private Dictionary<string, string>? _ownLabels;
    private IDictionary<string, string>? _labels;
    private IDictionary<string, string>? _annotations;

    public required Identity Identity { get; init; }

    /// <summary>The composite's kind.</summary>
    public required string? Kind { get; init; }

    public required WorkloadProfile Profile { get; init; }

    /// <summary>The spec without defaults; prefer the properties of this class.</summary>
    public required WorkloadSpec Spec { get; init; }

    public required PlatformSettings Settings { get; init; }

    public required CompositeMetadata Metadata { get; init; }

    public required WorkloadStream Stream { get; init; }

    /// <summary>The environment variables from Secrets that the kind itself defines.</summary>
    public required IReadOnlyList<V1EnvVar> SecretVariables { get; init; }

    public required IReadOnlyList<string> ImagePullSecrets { get; init; }

    public required bool UsesPostgres { get; init; }

    public required bool UsesDragonfly { get; init; }

    /// <summary>The parts of the objects that are encoded already.</summary>
    public EncodedParts Parts { get; } = new();

    public string Name => Identity.Name;

    public string Namespace => Identity.Namespace;

    public string Image => Spec.Image!;

    public ImageReference ImageReference => _imageReference ??= ImageReference.Parse(Image);

    public IReadOnlyList<NatsServer> NatsServers => _natsServers ??= NatsServer.ParseAll(Stream.Url);

    public string MonitoringEndpoint => Stream.MonitoringEndpoint ?? NatsServers[0].MonitoringEndpoint(Namespace);

    public int HttpPort => Spec.HttpPort ?? WorkloadDefaults.HttpPort;

    public bool IsScaled => Spec.Scaling?.Enabled != false;

    public int MinReplicas => Spec.Scaling?.MinReplicas ?? WorkloadDefaults.MinReplicas;

    public bool HasMigrations => Spec.Migrations?.Enabled ?? Profile.HasMigrations;

    /// <summary>Selects the pods of this workload only. Selectors are immutable, so these labels must not change.</summary>
    public IDictionary<string, string> Selector => _selector ??= WorkloadLabels.Selector(Name);

    /// <summary>The selector labels and the descriptive labels.</summary>
    public Dictionary<string, string> OwnLabels => _ownLabels ??= WorkloadLabels.All(
        Name, Profile.Component, ImageReference.Version);

    /// <summary>The labels of every object.</summary>
    private IDictionary<string, string> Labels => _labels ??= Share(Labelling.Labels(Metadata, Settings.Labelling, OwnLabels));

    /// <summary>The annotations of objects without annotations of their own.</summary>
    private IDictionary<string, string>? Annotations =>
        _annotations ??= Labelling.Annotations(Metadata, Settings.Labelling, null);

    public V1ResourceRequirements Resources =>
        Settings.FindSize(Spec.Size ?? WorkloadDefaults.Size)!.Override(Spec.Resources).Requirements;

    /// <summary>Creates the metadata of an object of this workload.</summary>
    /// <param name="suffix">Appended to the workload's name.</param>
    /// <param name="maxNameLength">The maximum length of the object's name.</param>
    /// <param name="annotations">Annotations of this object only.</param>
    public V1ObjectMeta ObjectMeta(
        string suffix = "", int maxNameLength = 63, IReadOnlyDictionary<string, string>? annotations = null) => new()
        {
            Name = ObjectNames.WithSuffix(Name, suffix, maxNameLength),
            NamespaceProperty = Namespace,
            Labels = Labels,
            Annotations = annotations is null ? Annotations : Labelling.Annotations(Metadata, Settings.Labelling, annotations),
        };
    private IDictionary<string, string> Share(IDictionary<string, string> labels)
    {
        Parts.Add(labels, ManifestJson.Default.IDictionaryStringString);
        return labels;
    }
}

using AgentPlatform.Inputs;
using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;
using k8s.Models;

namespace AgentPlatform.Workloads;

/// <summary>A valid workload: what its objects are rendered from. Its properties have every default filled in.</summary>
internal sealed class Workload
{
    private ImageReference? _imageReference;
    private IReadOnlyList<NatsServer>? _natsServers;
    private IDictionary<string, string>? _selector;
    private Dictionary<string, string>? _ownLabels;
    private IDictionary<string, string>? _labels;
    private IDictionary<string, string>? _annotations;

    public required Identity Identity { get; init; }

    public required WorkloadProfile Profile { get; init; }

    /// <summary>What the developer said, where no property here has it with its default.</summary>
    public required WorkloadSpec Spec { get; init; }

    public required PlatformSettings Settings { get; init; }

    public required CompositeMetadata Metadata { get; init; }

    public required WorkloadStream Stream { get; init; }

    /// <summary>The variables of Secrets that the kind itself knows.</summary>
    public required IReadOnlyList<V1EnvVar> SecretVariables { get; init; }

    public required IReadOnlyList<string> ImagePullSecrets { get; init; }

    public required bool UsesPostgres { get; init; }

    public required bool UsesDragonfly { get; init; }

    public string Name => Identity.Name;

    public string Namespace => Identity.Namespace;

    public string Image => Spec.Image!;

    public ImageReference ImageReference => _imageReference ??= ImageReference.Parse(Image);

    public IReadOnlyList<NatsServer> NatsServers => _natsServers ??= NatsServer.ParseAll(Stream.Url);

    public string MonitoringEndpoint => Stream.MonitoringEndpoint ?? NatsServers[0].MonitoringEndpoint(Namespace);

    public int HttpPort => Spec.HttpPort ?? WorkloadDefaults.HttpPort;

    public bool IsScaled => Spec.Scaling?.Enabled != false;

    /// <summary>
    /// The available pods with which the service counts as running while it is being scaled up; null where it is not scaled.
    /// </summary>
    public int? EnoughReplicas => IsScaled ? Math.Max(1, Spec.Scaling?.MinReplicas ?? WorkloadDefaults.MinReplicas) : null;

    public bool HasMigrations => Spec.Migrations?.Enabled ?? Profile.HasMigrations;

    /// <summary>The pods of this workload and of no other. Selectors cannot change: these two labels stay.</summary>
    public IDictionary<string, string> Selector => _selector ??= WorkloadLabels.Selector(Name);

    /// <summary>The selector and what describes the workload.</summary>
    public Dictionary<string, string> OwnLabels => _ownLabels ??= WorkloadLabels.All(Name, Profile.Component, ImageReference.Version);

    /// <summary>Of an object without annotations of its own.</summary>
    private IDictionary<string, string>? Annotations => _annotations ??= Labelling.Annotations(Metadata, Settings.Labelling, null);

    public V1ResourceRequirements Resources =>
        Settings.FindSize(Spec.Size ?? WorkloadDefaults.Size)!.Override(Spec.Resources).Requirements;

    /// <summary>Metadata of an object of this workload.</summary>
    /// <param name="suffix">What the object's name has behind the workload's.</param>
    /// <param name="maxNameLength">The longest name that the object may have.</param>
    /// <param name="annotations">Annotations of this object alone.</param>
    public V1ObjectMeta ObjectMeta(string suffix = "", int maxNameLength = 63, IReadOnlyDictionary<string, string>? annotations = null) => new()
    {
        Name = ObjectNames.WithSuffix(Name, suffix, maxNameLength),
        NamespaceProperty = Namespace,
        Labels = _labels ??= Labelling.Labels(Metadata, Settings.Labelling, OwnLabels),
        Annotations = annotations is null ? Annotations : Labelling.Annotations(Metadata, Settings.Labelling, annotations),
    };
}

using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Building.Metadata;

/// <summary>The names, labels and annotations of a composite's objects.</summary>
/// <param name="identity">The name and namespace of the objects.</param>
/// <param name="composite">The composite's metadata, some of which is copied to every object.</param>
/// <param name="settings">The platform's settings.</param>
/// <param name="component">The label <c>app.kubernetes.io/component</c>.</param>
/// <param name="version">The label <c>app.kubernetes.io/version</c>.</param>
internal sealed class ObjectMetadata(
    Identity identity, CompositeMetadata composite, PlatformSettings settings, string component, string version)
{
    private IDictionary<string, string>? _selector;
    private Dictionary<string, string>? _ownLabels;
    private IDictionary<string, string>? _labels;
    private IDictionary<string, string>? _annotations;

    /// <summary>The name of the composite, or of its claim, after which the objects are named.</summary>
    public string Name => identity.Name;

    /// <summary>The namespace of the objects.</summary>
    public string Namespace => identity.Namespace;

    /// <summary>The label <c>app.kubernetes.io/version</c>.</summary>
    public string Version => version;

    /// <summary>The generation of the composite that is rendered; null outside a cluster.</summary>
    public long? Generation => composite.Generation;

    /// <summary>The parts of the objects that are encoded already.</summary>
    public EncodedParts Parts { get; } = new();

    /// <summary>Selects the pods of this composite only. Selectors are immutable, so these labels must not change.</summary>
    public IDictionary<string, string> Selector => _selector ??= WorkloadLabels.Selector(Name);

    /// <summary>The selector labels and the descriptive labels.</summary>
    public Dictionary<string, string> OwnLabels => _ownLabels ??= WorkloadLabels.All(Name, component, version);

    private IDictionary<string, string> Labels => _labels ??= Share(Labelling.Labels(composite, settings.Labelling, OwnLabels));

    private IDictionary<string, string>? Annotations =>
        _annotations ??= Labelling.Annotations(composite, settings.Labelling, null);

    /// <summary>Creates the metadata of an object.</summary>
    /// <param name="suffix">Appended to the composite's name.</param>
    /// <param name="maxNameLength">The maximum length of the object's name.</param>
    /// <param name="annotations">Annotations of this object only.</param>
    public V1ObjectMeta Create(
        string suffix = "", int maxNameLength = 63, IReadOnlyDictionary<string, string>? annotations = null) => new()
        {
            Name = ObjectNames.WithSuffix(Name, suffix, maxNameLength),
            NamespaceProperty = Namespace,
            Labels = Labels,
            Annotations = annotations is null ? Annotations : Labelling.Annotations(composite, settings.Labelling, annotations),
        };

    private IDictionary<string, string> Share(IDictionary<string, string> labels)
    {
        Parts.Add(labels, ManifestJson.Default.IDictionaryStringString);
        return labels;
    }
}

using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>
/// A manifest that provider-kubernetes applies: the namespaced Object, for namespaced composites. Available since
/// provider-kubernetes 1.0.
/// </summary>
[KubernetesEntity(Group = KubeGroup, ApiVersion = KubeApiVersion, Kind = KubeKind, PluralName = KubePluralName)]
public sealed record NamespacedObject : IKubernetesObject<V1ObjectMeta>, ISpec<ObjectSpec?>
{
    /// <summary>The API group.</summary>
    public const string KubeGroup = "kubernetes.m.crossplane.io";

    /// <summary>The version, without the group.</summary>
    public const string KubeApiVersion = "v1alpha1";

    /// <summary>The kind.</summary>
    public const string KubeKind = "Object";

    /// <summary>The resource name in API URLs.</summary>
    public const string KubePluralName = "objects";

    /// <inheritdoc/>
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = $"{KubeGroup}/{KubeApiVersion}";

    /// <inheritdoc/>
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeKind;

    /// <inheritdoc/>
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = null!;

    /// <summary>The desired state.</summary>
    [JsonPropertyName("spec")]
    public ObjectSpec? Spec { get; set; }
}

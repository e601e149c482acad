using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>
/// A manifest that provider-kubernetes applies: the cluster-scoped Object, for composites behind claims. Available since
/// provider-kubernetes 0.7.
/// </summary>
[KubernetesEntity(Group = KubeGroup, ApiVersion = KubeApiVersion, Kind = KubeKind, PluralName = KubePluralName)]
public sealed record ClusterObject : IKubernetesObject<V1ObjectMeta>, ISpec<ObjectSpec?>
{
    /// <summary>The API group.</summary>
    public const string KubeGroup = "kubernetes.crossplane.io";

    /// <summary>The version, without the group.</summary>
    public const string KubeApiVersion = "v1alpha2";

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

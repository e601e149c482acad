using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.Keda;

/// <summary>Scales a workload by events, down to zero; KEDA creates a HorizontalPodAutoscaler for it.</summary>
[KubernetesEntity(Group = KubeGroup, ApiVersion = KubeApiVersion, Kind = KubeKind, PluralName = KubePluralName)]
public sealed record ScaledObject : IKubernetesObject<V1ObjectMeta>, ISpec<ScaledObjectSpec?>
{
    /// <summary>The API group.</summary>
    public const string KubeGroup = "keda.sh";

    /// <summary>The version, without the group.</summary>
    public const string KubeApiVersion = "v1alpha1";

    /// <summary>The kind.</summary>
    public const string KubeKind = "ScaledObject";

    /// <summary>The resource name in API URLs.</summary>
    public const string KubePluralName = "scaledobjects";

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
    public ScaledObjectSpec? Spec { get; set; }

    /// <summary>The observed state; null on a desired object.</summary>
    [JsonPropertyName("status")]
    public ScaledObjectStatus? Status { get; set; }
}

using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.Keda;

/// <summary>Scales a workload by events, down to none; KEDA makes a HorizontalPodAutoscaler from it.</summary>
[KubernetesEntity(Group = KubeGroup, ApiVersion = KubeApiVersion, Kind = KubeKind, PluralName = KubePluralName)]
public sealed record ScaledObject : IKubernetesObject<V1ObjectMeta>, ISpec<ScaledObjectSpec?>
{
    /// <summary>The API group.</summary>
    public const string KubeGroup = "keda.sh";

    /// <summary>The version, without the group.</summary>
    public const string KubeApiVersion = "v1alpha1";

    /// <summary>The kind.</summary>
    public const string KubeKind = "ScaledObject";

    /// <summary>The resource in URLs of the API.</summary>
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

    /// <summary>What is scaled, and by what.</summary>
    [JsonPropertyName("spec")]
    public ScaledObjectSpec? Spec { get; set; }

    /// <summary>Observed only; null on a desired object.</summary>
    [JsonPropertyName("status")]
    public ScaledObjectStatus? Status { get; set; }
}

using System.Text.Json.Serialization;
using k8s.Models;

namespace Kubernetes.Manifests.Keda;

/// <summary>Observed only: what KEDA made of a <see cref="ScaledObject"/>.</summary>
public sealed record ScaledObjectStatus
{
    /// <summary>The HorizontalPodAutoscaler that KEDA made.</summary>
    [JsonPropertyName("hpaName")]
    public string? HpaName { get; set; }

    /// <summary>
    /// <c>Ready</c>, <c>Active</c>, <c>Fallback</c> and <c>Paused</c>; <c>Active</c> is false while there is nothing to do, which
    /// is no fault.
    /// </summary>
    [JsonPropertyName("conditions")]
    public IList<V1Condition>? Conditions { get; set; }
}

using System.Text.Json.Serialization;
using k8s.Models;

namespace Kubernetes.Manifests.Keda;

/// <summary>The observed state of a <see cref="ScaledObject"/>.</summary>
public sealed record ScaledObjectStatus
{
    /// <summary>The name of the HorizontalPodAutoscaler that KEDA created.</summary>
    [JsonPropertyName("hpaName")]
    public string? HpaName { get; set; }

    /// <summary>
    /// <c>Ready</c>, <c>Active</c>, <c>Fallback</c> and <c>Paused</c>. <c>Active</c> is False while there are no events, which is
    /// not an error.
    /// </summary>
    [JsonPropertyName("conditions")]
    public IList<V1Condition>? Conditions { get; set; }
}

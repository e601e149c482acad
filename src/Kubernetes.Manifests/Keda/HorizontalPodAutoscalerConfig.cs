using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>Settings for the HorizontalPodAutoscaler that KEDA creates.</summary>
public sealed record HorizontalPodAutoscalerConfig
{
    /// <summary><c>keda-hpa-</c> and the ScaledObject's name when null.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The scaling behaviour; Kubernetes' defaults when null.</summary>
    [JsonPropertyName("behavior")]
    public HorizontalPodAutoscalerBehavior? Behavior { get; set; }
}

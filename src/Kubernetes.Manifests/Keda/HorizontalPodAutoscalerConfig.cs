using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>What KEDA passes on to the HorizontalPodAutoscaler that it makes.</summary>
public sealed record HorizontalPodAutoscalerConfig
{
    /// <summary><c>keda-hpa-</c> and the ScaledObject's name when null.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The defaults of Kubernetes when null.</summary>
    [JsonPropertyName("behavior")]
    public HorizontalPodAutoscalerBehavior? Behavior { get; set; }
}

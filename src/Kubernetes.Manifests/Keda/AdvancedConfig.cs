using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>Advanced settings of a <see cref="ScaledObject"/>.</summary>
public sealed record AdvancedConfig
{
    /// <summary>Settings for the generated HorizontalPodAutoscaler.</summary>
    [JsonPropertyName("horizontalPodAutoscalerConfig")]
    public HorizontalPodAutoscalerConfig? HorizontalPodAutoscalerConfig { get; set; }
}

using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>What is seldom set on a <see cref="ScaledObject"/>.</summary>
public sealed record AdvancedConfig
{
    /// <summary>Passed on to the HorizontalPodAutoscaler.</summary>
    [JsonPropertyName("horizontalPodAutoscalerConfig")]
    public HorizontalPodAutoscalerConfig? HorizontalPodAutoscalerConfig { get; set; }
}

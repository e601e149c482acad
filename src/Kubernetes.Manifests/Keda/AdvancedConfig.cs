namespace Kubernetes.Manifests.Keda;

/// <summary>What is seldom set on a <see cref="ScaledObject"/>.</summary>
public sealed record AdvancedConfig
{
    /// <summary>Passed on to the HorizontalPodAutoscaler.</summary>
    public HorizontalPodAutoscalerConfig? HorizontalPodAutoscalerConfig { get; init; }
}

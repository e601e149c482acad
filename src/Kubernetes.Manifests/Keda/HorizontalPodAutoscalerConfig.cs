namespace Kubernetes.Manifests.Keda;

/// <summary>What KEDA passes on to the HorizontalPodAutoscaler that it makes.</summary>
public sealed record HorizontalPodAutoscalerConfig
{
    /// <summary><c>keda-hpa-</c> and the ScaledObject's name when null.</summary>
    public string? Name { get; init; }

    /// <summary>The defaults of Kubernetes when null.</summary>
    public HorizontalPodAutoscalerBehavior? Behavior { get; init; }
}

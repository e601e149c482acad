using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Keda;

/// <summary>Observed only: what KEDA made of a <see cref="ScaledObject"/>.</summary>
public sealed record ScaledObjectStatus
{
    /// <summary>The HorizontalPodAutoscaler that KEDA made.</summary>
    public string? HpaName { get; init; }

    /// <summary>
    /// <c>Ready</c>, <c>Active</c>, <c>Fallback</c> and <c>Paused</c>; <c>Active</c> is false while there is nothing to do, which
    /// is no fault.
    /// </summary>
    public IReadOnlyList<Condition>? Conditions { get; init; }
}

namespace Kubernetes.Manifests.Keda;

/// <summary>What a <see cref="ScaledObject"/> scales, between which numbers and by what.</summary>
public sealed record ScaledObjectSpec
{
    /// <summary>In the same namespace; no other ScaledObject or autoscaler may have the same target.</summary>
    public ScaleTarget? ScaleTargetRef { get; init; }

    /// <summary>Seconds between two looks at the triggers; 30 when null.</summary>
    public int? PollingInterval { get; init; }

    /// <summary>
    /// Seconds without an event before the last replica goes; 300 when null. Without effect unless the target may go down to 0.
    /// </summary>
    public int? CooldownPeriod { get; init; }

    /// <summary>Replicas while no trigger is active, below <see cref="MinReplicaCount"/>; KEDA supports 0 only.</summary>
    public int? IdleReplicaCount { get; init; }

    /// <summary>0 when null: without events nothing runs.</summary>
    public int? MinReplicaCount { get; init; }

    /// <summary>100 when null.</summary>
    public int? MaxReplicaCount { get; init; }

    /// <summary>Settings of the HorizontalPodAutoscaler that KEDA makes.</summary>
    public AdvancedConfig? Advanced { get; init; }

    /// <summary>At least one; the trigger that asks for the most replicas decides.</summary>
    public IReadOnlyList<ScaleTrigger>? Triggers { get; init; }
}

namespace AgentPlatform.Building.Nats;

/// <summary>Scaling by the lag of the stream: messages that are pending or not yet acknowledged.</summary>
public sealed record ScalingSpec
{
    /// <summary>Whether the workload is scaled by the lag.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The minimum number of pods; 0 to scale to zero while there are no messages.</summary>
    public int? MinReplicas { get; init; }

    /// <summary>The maximum number of pods, 1 or more.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>The lag per pod, 1 or more: the number of pods is the lag divided by this, rounded up.</summary>
    public int? LagThreshold { get; init; }

    /// <summary>The lag above which the first pod starts; used only if the minimum is 0.</summary>
    public int? ActivationLagThreshold { get; init; }

    /// <summary>Seconds of lower lag before pods are removed, 0 to 3600.</summary>
    public int? ScaleDownStabilizationSeconds { get; init; }

    /// <summary>Whether scaling is paused.</summary>
    public bool? Paused { get; init; }
}

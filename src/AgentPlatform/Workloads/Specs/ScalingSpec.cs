namespace AgentPlatform.Workloads.Specs;

/// <summary>Scaling by the lag of the stream: messages that wait or are being worked on.</summary>
public sealed record ScalingSpec
{
    /// <summary>Whether the lag decides the number of pods.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The fewest pods; 0 to have none while there is nothing to do.</summary>
    public int? MinReplicas { get; init; }

    /// <summary>The most pods, 1 or more.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>Messages a pod, 1 or more: there are as many pods as lag divided by this, rounded up.</summary>
    public int? LagThreshold { get; init; }

    /// <summary>The lag above which the first pod starts; counts only where the fewest pods are 0.</summary>
    public int? ActivationLagThreshold { get; init; }

    /// <summary>Seconds that a smaller number of pods must hold before pods are taken away, 0 to 3600.</summary>
    public int? ScaleDownStabilizationSeconds { get; init; }

    /// <summary>Whether the number of pods stays as it is for now.</summary>
    public bool? Paused { get; init; }
}

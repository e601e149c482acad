namespace AgentPlatform.Workloads.Specs;

/// <summary>How many pods may be evicted at once: exactly one of the two.</summary>
public sealed record PodDisruptionBudgetSpec
{
    /// <summary>Pods that must stay: a number, or a percentage such as <c>50%</c>.</summary>
    public CountOrPercentage? MinAvailable { get; init; }

    /// <summary>Pods that may be missing: a number, or a percentage.</summary>
    public CountOrPercentage? MaxUnavailable { get; init; }
}

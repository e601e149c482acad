using AgentPlatform.Values;

namespace AgentPlatform.Building.Workloads;

/// <summary>Limits how many pods can be evicted at once; exactly one property is set.</summary>
public sealed record PodDisruptionBudgetSpec
{
    /// <summary>The pods that must stay available: a number, or a percentage such as <c>50%</c>.</summary>
    public CountOrPercentage? MinAvailable { get; init; }

    /// <summary>The pods that may be unavailable: a number, or a percentage.</summary>
    public CountOrPercentage? MaxUnavailable { get; init; }
}

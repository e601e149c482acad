using AgentPlatform.Values;

namespace AgentPlatform.Settings;

/// <summary>Bounds of disruption budgets, numbers of pods or percentages.</summary>
public sealed record AllowedBudgetSettings
{
    /// <summary>The largest <c>minAvailable</c>.</summary>
    public CountOrPercentage? MinAvailable { get; init; }

    /// <summary>The smallest <c>maxUnavailable</c>.</summary>
    public CountOrPercentage? MaxUnavailable { get; init; }
}

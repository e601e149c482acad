using AgentPlatform.Values;

namespace AgentPlatform.Settings;

/// <summary>The requests and limits of a size; all four amounts are required.</summary>
public sealed record SizeSettings
{
    /// <summary>The requests.</summary>
    public ResourceAmounts? Requests { get; init; }

    /// <summary>The limits.</summary>
    public ResourceAmounts? Limits { get; init; }
}

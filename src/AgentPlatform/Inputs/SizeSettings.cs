using AgentPlatform.Workloads.Specs;

namespace AgentPlatform.Inputs;

/// <summary>The requests and limits of a size; all four amounts are required.</summary>
public sealed record SizeSettings
{
    /// <summary>What is reserved.</summary>
    public ResourceAmounts? Requests { get; init; }

    /// <summary>What may be used at most.</summary>
    public ResourceAmounts? Limits { get; init; }
}

namespace AgentPlatform.Workloads.Specs;

/// <summary>Single requests and limits of a container.</summary>
public sealed record ResourceOverrides
{
    /// <summary>What is reserved.</summary>
    public ResourceAmounts? Requests { get; init; }

    /// <summary>What may be used at most.</summary>
    public ResourceAmounts? Limits { get; init; }
}

namespace AgentPlatform.Values;

/// <summary>Overrides of single requests and limits.</summary>
public sealed record ResourceOverrides
{
    /// <summary>The requests.</summary>
    public ResourceAmounts? Requests { get; init; }

    /// <summary>The limits.</summary>
    public ResourceAmounts? Limits { get; init; }
}

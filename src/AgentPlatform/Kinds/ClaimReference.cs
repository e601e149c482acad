namespace AgentPlatform.Kinds;

/// <summary>References the claim of a composite: <c>spec.claimRef</c>, set by Crossplane.</summary>
public sealed record ClaimReference
{
    /// <summary>The claim's name.</summary>
    public string? Name { get; init; }

    /// <summary>The claim's namespace.</summary>
    public string? Namespace { get; init; }
}

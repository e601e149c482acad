namespace AgentPlatform.Shared;

/// <summary>The metadata of a composite that rendering depends on.</summary>
public sealed record CompositeMetadata
{
    /// <summary>A DNS label.</summary>
    public string? Name { get; init; }

    /// <summary>Null for a cluster-scoped composite.</summary>
    public string? Namespace { get; init; }
}

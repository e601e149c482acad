namespace AgentPlatform.Shared;

/// <summary>The metadata of a composite that rendering depends on.</summary>
public sealed record CompositeMetadata
{
    /// <summary>A DNS label.</summary>
    public string? Name { get; init; }

    /// <summary>Null for a cluster-scoped composite.</summary>
    public string? Namespace { get; init; }

    /// <summary>The composite's labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The composite's annotations.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>Counted up by the API server with every change of the spec; null before there is a cluster.</summary>
    public long? Generation { get; init; }
}

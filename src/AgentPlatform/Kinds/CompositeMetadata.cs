namespace AgentPlatform.Kinds;

/// <summary>The part of a composite's metadata that is used for rendering.</summary>
public sealed record CompositeMetadata
{
    /// <summary>The name, a DNS label.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace; null for a cluster-scoped composite.</summary>
    public string? Namespace { get; init; }

    /// <summary>The composite's labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The composite's annotations.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>The UID; null outside a cluster.</summary>
    public string? Uid { get; init; }

    /// <summary>The generation, incremented by the API server with every change of the spec; null outside a cluster.</summary>
    public long? Generation { get; init; }
}

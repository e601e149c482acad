namespace AgentPlatform.Kinds;

/// <summary>A composite.</summary>
/// <typeparam name="TSpec">The spec.</typeparam>
public sealed record Composite<TSpec>
    where TSpec : class
{
    /// <summary>The kind; of a composite behind a claim, it starts with X.</summary>
    public string? Kind { get; init; }

    /// <summary>Name, namespace, labels and annotations.</summary>
    public CompositeMetadata? Metadata { get; init; }

    /// <summary>The desired state.</summary>
    public TSpec? Spec { get; init; }
}

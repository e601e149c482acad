using AgentPlatform.Shared;

namespace AgentPlatform.AgentExecutors;

/// <summary>
/// A service that consumes a NATS stream: <c>AgentExecutor</c> of <c>platform.bizmatters.io/v1alpha1</c>, or the
/// <c>XAgentExecutor</c> behind its claim.
/// </summary>
public sealed record AgentExecutor
{
    /// <summary>The kind: <c>AgentExecutor</c>, or <c>XAgentExecutor</c> behind a claim.</summary>
    public string? Kind { get; init; }

    /// <summary>Name and namespace.</summary>
    public CompositeMetadata? Metadata { get; init; }

    /// <summary>The desired state.</summary>
    public AgentExecutorSpec? Spec { get; init; }
}

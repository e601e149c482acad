using AgentPlatform.Shared;

namespace AgentPlatform.EventDrivenServices;

/// <summary>
/// A worker that consumes a NATS stream, with up to ten Secrets: <c>EventDrivenService</c> of
/// <c>platform.bizmatters.io/v1alpha1</c>, or the <c>XEventDrivenService</c> behind its claim.
/// </summary>
public sealed record EventDrivenService
{
    /// <summary>The kind: <c>EventDrivenService</c>, or <c>XEventDrivenService</c> behind a claim.</summary>
    public string? Kind { get; init; }

    /// <summary>Name, namespace, labels and annotations.</summary>
    public CompositeMetadata? Metadata { get; init; }

    /// <summary>The desired state.</summary>
    public EventDrivenServiceSpec? Spec { get; init; }
}

using AgentPlatform.Shared;

namespace AgentPlatform.EventDrivenServices;

/// <summary>
/// A worker of a NATS stream with secrets by slot: <c>EventDrivenService</c> of <c>platform.bizmatters.io/v1alpha1</c>, or the
/// <c>XEventDrivenService</c> behind its claim.
/// </summary>
public sealed record EventDrivenService
{
    /// <summary>The kind, or the one behind its claim.</summary>
    public string? Kind { get; init; }

    /// <summary>Name, namespace, labels and annotations.</summary>
    public CompositeMetadata? Metadata { get; init; }

    /// <summary>What the developer asks for.</summary>
    public EventDrivenServiceSpec? Spec { get; init; }
}

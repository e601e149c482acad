using AgentPlatform.AgentExecutors;
using AgentPlatform.EventDrivenServices;
using AgentPlatform.Shared;

namespace AgentPlatform;

/// <summary>The composite kinds of the platform.</summary>
public static class Composites
{
    /// <summary>All kinds, one line each, in alphabetical order.</summary>
    public static IReadOnlyList<CompositeKind> All { get; } =
    [
        new("platform.bizmatters.io/v1alpha1", ["AgentExecutor", "XAgentExecutor"], AgentExecutorComposer.Compose),
        new("platform.bizmatters.io/v1alpha1", ["EventDrivenService", "XEventDrivenService"], EventDrivenServiceComposer.Compose),
    ];
}

using AgentPlatform.AgentExecutors;
using AgentPlatform.EventDrivenServices;
using AgentPlatform.Kinds;

namespace AgentPlatform;

/// <summary>The composite kinds of the platform.</summary>
public static class Composites
{
    /// <summary>All kinds, one line each, in alphabetical order.</summary>
    public static IReadOnlyList<CompositeKind> All { get; } =
    [
        new AgentExecutorKind(),
        new EventDrivenServiceKind(),
    ];
}

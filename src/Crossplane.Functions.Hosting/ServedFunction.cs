using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Hosting;

/// <summary>A function, and what a server should know of it.</summary>
/// <param name="Function">The function; it is called concurrently.</param>
public sealed record ServedFunction(IFunction Function)
{
    /// <summary>
    /// The kinds of composites that the metrics tell apart; none by default. A composite of another kind counts as
    /// <c>other</c>, so that no caller can make the metrics grow.
    /// </summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    /// <summary>
    /// A composite that the function must be able to render: the server is not ready before it has done so once. Null by
    /// default: the server is ready when it listens.
    /// </summary>
    public StructDocument? SelfRender { get; init; }
}

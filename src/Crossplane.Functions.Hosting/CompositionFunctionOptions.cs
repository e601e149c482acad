using Crossplane.Functions.Conversion;
using Crossplane.Functions.Hosting.Admission;

namespace Crossplane.Functions.Hosting;

/// <summary>The properties of a function that a server needs to know, and the limits of its calls.</summary>
public sealed class CompositionFunctionOptions
{
    /// <summary>
    /// The kinds of composites that the metrics tell apart; none by default. A composite of another kind counts as
    /// <c>other</c>, so that no caller can make the metrics grow.
    /// </summary>
    public ICollection<string> Kinds { get; } = [];

    /// <summary>
    /// A composite that the function must be able to render: the server is not ready before it has rendered it once. Null by
    /// default: the server is ready when it has started.
    /// </summary>
    public StructDocument? SelfRender { get; set; }

    /// <inheritdoc cref="FunctionHostOptions.MaxReceiveMessageBytes" />
    public int MaxReceiveMessageBytes { get; set; } = FunctionHostOptions.DefaultMaxReceiveMessageBytes;

    /// <inheritdoc cref="FunctionHostOptions.MaxConcurrentCalls" />
    public int MaxConcurrentCalls { get; set; } = FunctionHostOptions.DefaultMaxConcurrentCalls;

    /// <inheritdoc cref="FunctionHostOptions.MaxRequestMemoryBytes" />
    public long MaxRequestMemoryBytes { get; set; } = FunctionHostOptions.DefaultMaxRequestMemoryBytes;

    /// <summary>
    /// Logs the messages of exceptions that the function throws, not only their types and stack traces. False by default: a
    /// message may quote a secret that the function was given.
    /// </summary>
    public bool LogExceptionMessages { get; set; }

    internal CallLimits CreateLimits() => new()
    {
        MaxMessageBytes = MaxReceiveMessageBytes,
        MaxCalls = MaxConcurrentCalls,
        MaxRequestBytes = MaxRequestMemoryBytes,
    };
}

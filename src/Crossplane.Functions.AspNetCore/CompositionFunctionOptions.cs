using Crossplane.Functions.AspNetCore.Admission;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.AspNetCore;

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

    /// <summary>
    /// The largest request in bytes, before and after decompression: 1 byte to 2047 MiB, 4 MiB by default as in Crossplane's own
    /// SDKs. A larger one is refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MaxReceiveMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// The number of calls that may be in progress: 1 or more, 1000 by default. Crossplane makes up to 100 for each kind of
    /// composite. Further calls are refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 1000;

    /// <summary>
    /// The number of calls that run the function at a time: 1 or more, by default that of the processors; the others wait.
    /// Namespaces take turns, and within a namespace its composites. A call that has run for five seconds does not count any
    /// more. Raise it for a function that waits for something else than the processor.
    /// </summary>
    public int MaxConcurrentRenders { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// The memory in bytes that all calls in progress may take: 1 or more, 256 MiB by default. It counts four bytes for each
    /// byte of a request, and two of an answer until it is received. Two of the largest requests are always allowed, and an
    /// eighth is kept for requests of up to 128 KiB. A request that finds no room is refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public long MaxRequestMemoryBytes { get; set; } = 256 * 1024 * 1024;

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

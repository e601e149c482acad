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
    /// Composites that the function must be able to render: the server is not ready before it has rendered each once. None by
    /// default: the server is ready when it has started.
    /// </summary>
    public IList<StructDocument> SelfRenders { get; } = [];

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
    /// Namespaces take turns, and within a namespace its composites. A call that has run for five seconds no longer counts. Raise
    /// it for a function that waits for something other than the processor.
    /// </summary>
    public int MaxConcurrentRenders { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// The memory in bytes that all calls in progress may take: 1 or more, 192 MiB by default. One half is for requests and
    /// answers: four bytes for each byte of a request, and two of an answer until it is received. Two of the largest requests are
    /// always allowed, and an eighth is kept for requests of up to 128 KiB. A request that finds no room is refused with
    /// RESOURCE_EXHAUSTED. The other half is for running the function: 64 bytes for each byte of a request. A call that finds no
    /// room there waits; a larger one runs alone.
    /// </summary>
    public long MaxRequestMemoryBytes { get; set; } = 192 * 1024 * 1024;

    /// <summary>
    /// Logs the messages of exceptions that the function throws, not only their types and stack traces. False by default: a
    /// message may quote a secret that the function was given.
    /// </summary>
    public bool LogExceptionMessages { get; set; }

    /// <summary>Checks the limits.</summary>
    /// <returns>A sentence without its full stop for each limit that is out of its range; none if all can be used.</returns>
    public IReadOnlyList<string> FindProblems() => FunctionOptionRules.FindProblems(this);

    /// <summary>The bytes that the requests may have together for which the function runs at a time.</summary>
    internal long MaxRenderBytes => MaxRequestMemoryBytes / 2 / RenderQueue.BytesPerByte;

    internal CallLimits CreateLimits() => new()
    {
        MaxMessageBytes = MaxReceiveMessageBytes,
        MaxCalls = MaxConcurrentCalls,
        MaxRequestBytes = MaxRequestMemoryBytes / 2,
    };
}

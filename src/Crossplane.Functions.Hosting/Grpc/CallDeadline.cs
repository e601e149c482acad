namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>How long one call may take: until the caller's timeout has passed or the caller has gone.</summary>
internal sealed class CallDeadline : IDisposable
{
    // What a timer can wait, 49 days; a longer timeout is none.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly CancellationTokenSource _timeout = new();
    private readonly CancellationTokenSource _either;

    /// <param name="timeout">The request's <see cref="GrpcHeaders.Timeout"/>; null or empty if the caller sets none.</param>
    /// <param name="longest">The timeout of a caller that sets none.</param>
    /// <param name="callerGone">Set when the caller has gone.</param>
    /// <exception cref="GrpcException">The timeout cannot be read.</exception>
    public CallDeadline(string? timeout, TimeSpan longest, CancellationToken callerGone)
    {
        TimeSpan limit = string.IsNullOrEmpty(timeout) ? longest : GrpcTimeout.Parse(timeout);
        _either = CancellationTokenSource.CreateLinkedTokenSource(callerGone, _timeout.Token);
        if (limit <= LongestWait)
        {
            _timeout.CancelAfter(limit);
        }
    }

    public CancellationToken Token => _either.Token;

    public bool HasPassed => _timeout.IsCancellationRequested;

    /// <exception cref="GrpcException">The timeout has passed.</exception>
    public void ThrowIfPassed()
    {
        if (HasPassed)
        {
            throw Passed();
        }
    }

    /// <summary>Makes the answer to a call that took too long.</summary>
    public static GrpcException Passed() => new(GrpcStatusCode.DeadlineExceeded, "the deadline of the call has passed");

    public void Dispose()
    {
        _either.Dispose();
        _timeout.Dispose();
    }
}

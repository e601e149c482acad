using System.Globalization;
using Crossplane.Functions.Hosting.Grpc;

namespace Crossplane.Functions.Hosting.Limits;

/// <summary>Bounds the calls in progress and the memory that their requests take, all calls together.</summary>
internal sealed class CallAdmission
{
    private readonly int _maxCalls;
    private readonly long _maxBytes;
    private int _calls;
    private long _totalCalls;
    private long _bytes;

    /// <param name="maxCalls">How many calls may be in progress.</param>
    /// <param name="maxBytes">How many bytes their requests may hold.</param>
    /// <param name="maxMessageBytes">The largest request. Two of them always fit: one as it was sent, and decompressed.</param>
    public CallAdmission(int maxCalls, long maxBytes, int maxMessageBytes)
    {
        _maxCalls = maxCalls;
        _maxBytes = Math.Max(maxBytes, 2L * (maxMessageBytes + FrameHeader.Size));
    }

    /// <summary>The calls in progress, those included whose caller has been answered while the method still runs.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The calls since the start, those included that were refused.</summary>
    public long TotalCalls => Interlocked.Read(ref _totalCalls);

    /// <summary>How many bytes the requests may hold.</summary>
    public long MaxBytes => _maxBytes;

    /// <summary>The bytes that the requests of the calls in progress hold.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Begins a call.</summary>
    /// <returns>Disposed when the call is over.</returns>
    /// <exception cref="GrpcException">There are too many calls in progress.</exception>
    public CallPermit Enter()
    {
        Interlocked.Increment(ref _totalCalls);
        if (Interlocked.Increment(ref _calls) > _maxCalls)
        {
            Interlocked.Decrement(ref _calls);
            throw Exhausted($"cannot take call: {_maxCalls} calls are in progress, which is the limit");
        }

        return new CallPermit(this);
    }

    /// <exception cref="GrpcException">The requests would hold too many bytes.</exception>
    internal void Take(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) > _maxBytes)
        {
            Interlocked.Add(ref _bytes, -bytes);
            throw Exhausted($"cannot take request: the requests in progress hold the {_maxBytes} bytes that are allowed to all of them");
        }
    }

    internal void Leave(long bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Decrement(ref _calls);
    }

    private static GrpcException Exhausted(FormattableString message) =>
        new(GrpcStatusCode.ResourceExhausted, message.ToString(CultureInfo.InvariantCulture));
}

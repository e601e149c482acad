using System.Globalization;
using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>Bounds the calls in progress and the memory that their requests take, all calls together.</summary>
internal sealed class CallAdmission
{
    /// <summary>The bytes in front of each message of gRPC.</summary>
    public const int FrameHeaderBytes = 5;

    private int _calls;
    private long _totalCalls;
    private long _bytes;

    public CallAdmission(CallLimits limits)
    {
        MaxCalls = limits.MaxCalls;
        // One message as it was sent, and decompressed.
        MaxBytes = Math.Max(limits.MaxRequestBytes, 2L * (limits.MaxMessageBytes + FrameHeaderBytes));
    }

    /// <summary>The number of calls that may be in progress.</summary>
    public int MaxCalls { get; }

    /// <summary>The calls in progress, including those whose caller has been answered while the function still runs.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The calls since the start, including those that were refused.</summary>
    public long TotalCalls => Interlocked.Read(ref _totalCalls);

    /// <summary>The bytes that the requests may hold.</summary>
    public long MaxBytes { get; }

    /// <summary>The bytes that the requests of the calls in progress hold.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Begins a call.</summary>
    /// <returns>A permit to dispose when the call is over; null if too many calls are in progress.</returns>
    public CallPermit? TryEnter()
    {
        Interlocked.Increment(ref _totalCalls);
        if (Interlocked.Increment(ref _calls) > MaxCalls)
        {
            Interlocked.Decrement(ref _calls);
            return null;
        }

        return new CallPermit(this);
    }

    /// <exception cref="RpcException">The requests would hold too many bytes: RESOURCE_EXHAUSTED.</exception>
    internal void Take(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) > MaxBytes)
        {
            Interlocked.Add(ref _bytes, -bytes);
            throw new RpcException(new Status(StatusCode.ResourceExhausted, string.Create(
                CultureInfo.InvariantCulture,
                $"cannot accept request: the requests in progress hold the {MaxBytes} bytes that all of them may hold")));
        }
    }

    internal void Leave(long bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Decrement(ref _calls);
    }
}

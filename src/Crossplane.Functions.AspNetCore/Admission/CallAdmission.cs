using System.Globalization;
using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>Bounds the calls in progress and the memory that they take, all calls together.</summary>
internal sealed class CallAdmission
{
    /// <summary>The bytes in front of each message of gRPC.</summary>
    public const int FrameHeaderBytes = 5;

    /// <summary>The bytes of memory for each byte of a request: as it arrives and decoded, and as much again before it is
    /// collected.</summary>
    public const int BytesPerByte = 4;

    /// <summary>The bytes of memory for each byte of an answer: as a message and as it is sent.</summary>
    public const int BytesPerAnswerByte = 2;

    /// <summary>The share of the memory that only small requests may use: large ones must not keep them out.</summary>
    private const int SharesForLarge = 7;
    private const int Shares = 8;
    private const long MaxSmallBytes = BytesPerByte * 128 * 1024;

    private readonly long _maxLargeBytes;
    private int _calls;
    private long _totalCalls;
    private long _bytes;

    public CallAdmission(CallLimits limits)
    {
        MaxCalls = limits.MaxCalls;

        // Two of the largest, which may be compressed: as they were sent, and decompressed. Small ones have their share besides.
        var largest = (long)limits.MaxMessageBytes + FrameHeaderBytes;
        _maxLargeBytes = Math.Max(limits.MaxRequestBytes / Shares * SharesForLarge, 2 * BytesPerByte * largest);
        MaxBytes = Math.Max(limits.MaxRequestBytes, _maxLargeBytes / SharesForLarge * Shares);
    }

    /// <summary>The number of calls that may be in progress.</summary>
    public int MaxCalls { get; }

    /// <summary>The calls in progress, including those whose caller has been answered while the function still runs.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The calls since the start, including those that were refused.</summary>
    public long TotalCalls => Interlocked.Read(ref _totalCalls);

    /// <summary>The memory that calls may take beside what the function needs.</summary>
    public long MaxBytes { get; }

    /// <summary>The memory that calls take: for their requests, and for answers that are still being sent.</summary>
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

    /// <summary>Takes memory for a request.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="held">What the same call holds already.</param>
    /// <exception cref="RpcException">The calls would take too much: RESOURCE_EXHAUSTED.</exception>
    internal void Take(long bytes, long held)
    {
        var limit = held + bytes > MaxSmallBytes ? _maxLargeBytes : MaxBytes;
        if (Interlocked.Add(ref _bytes, bytes) > limit)
        {
            Interlocked.Add(ref _bytes, -bytes);
            throw new RpcException(new Status(StatusCode.ResourceExhausted, string.Create(
                CultureInfo.InvariantCulture,
                $"cannot accept request: the calls in progress take the {limit} bytes of memory that all of them may take")));
        }
    }

    /// <summary>Replaces the memory of a call, whatever the limit.</summary>
    internal void Replace(long bytes, long held) => Interlocked.Add(ref _bytes, bytes - held);

    /// <summary>Ends a call; the memory may be held for longer.</summary>
    internal void Leave() => Interlocked.Decrement(ref _calls);
}

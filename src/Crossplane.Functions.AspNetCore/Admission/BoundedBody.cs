using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>The body of a request: counts the bytes that arrive, and bounds the time that they take.</summary>
/// <remarks>gRPC reads messages through it, one call of <see cref="ReadAsync"/> at a time, and turns its exceptions into a
/// status.</remarks>
internal sealed class BoundedBody : PipeReader, IRequestBodyPipeFeature, IDisposable
{
    // The web server's blocks are pinned, and it gives them back slowly: it should not need more of them for large messages.
    private const int MaxInPlaceBytes = 64 * 1024;

    // A threshold of 0 never makes the writer wait: the limit of a message bounds what is copied.
    private static readonly PipeOptions LargeOptions = new(
        pauseWriterThreshold: 0, resumeWriterThreshold: 0, minimumSegmentSize: 16 * 1024, useSynchronizationContext: false);

    private readonly PipeReader _body;
    private readonly CallPermit _permit;
    private readonly CallLimits _limits;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private CancellationTokenSource? _arrival;
    private CancellationTokenRegistration _onArrival;
    private CancellationTokenRegistration _onStopping;
    private Pipe? _large;
    private ReadOnlySequence<byte> _buffer;
    private long _unconsumed;

    /// <param name="body">The bytes as they arrive.</param>
    /// <param name="permit">Counts them.</param>
    /// <param name="limits">The limits of the method.</param>
    /// <param name="time">Measures how long the bytes take.</param>
    /// <param name="stopping">Ends the wait for bytes when the server stops; <see cref="CancellationToken.None"/> not to.</param>
    public BoundedBody(PipeReader body, CallPermit permit, CallLimits limits, TimeProvider time, CancellationToken stopping)
    {
        _body = body;
        _permit = permit;
        _limits = limits;
        _time = time;
        _stopping = stopping;
    }

    PipeReader IRequestBodyPipeFeature.Reader => this;

    /// <exception cref="RpcException">There is no room for the request, it arrives too slowly, or the server stops.</exception>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = _body.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? Count(read.Result) : WaitAsync(read);
    }

    public override bool TryRead(out ReadResult result)
    {
        result = default;
        return false;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _unconsumed = _buffer.Slice(consumed).Length;
        _buffer = default;
        (_large?.Reader ?? _body).AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => _body.CancelPendingRead();

    public override void Complete(Exception? exception = null) => _body.Complete(exception);

    public void Dispose()
    {
        _onArrival.Dispose();
        _onStopping.Dispose();
        _arrival?.Dispose();
        _large?.Writer.Complete();
        _large?.Reader.Complete();
    }

    private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> read)
    {
        Watch();
        var result = await read.ConfigureAwait(false);
        if (!result.IsCanceled)
        {
            return await Count(result).ConfigureAwait(false);
        }

        throw _stopping.IsCancellationRequested
            ? new RpcException(new Status(StatusCode.Unavailable, "the server is stopping"))
            : new RpcException(new Status(StatusCode.DeadlineExceeded, string.Create(
                CultureInfo.InvariantCulture, $"the request did not arrive within {_limits.MaxArrival?.TotalSeconds} seconds")));
    }

    /// <summary>Ends the wait for bytes, on a thread where an exception would end the process.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "The reader of a request that its caller has reset throws: nobody waits for it.")]
    private void EndWait()
    {
        try
        {
            _body.CancelPendingRead();
        }
        catch (Exception)
        {
            // Whoever reads next is told the same.
        }
    }

    // Most requests have arrived when they are read: those cost no timer.
    private void Watch()
    {
        if (_arrival is not null)
        {
            return;
        }

        _arrival = new CancellationTokenSource(_limits.MaxArrival ?? Timeout.InfiniteTimeSpan, _time);
        _onArrival = _arrival.Token.UnsafeRegister(static body => ((BoundedBody)body!).EndWait(), this);
        _onStopping = _stopping.UnsafeRegister(static body => ((BoundedBody)body!).EndWait(), this);
    }

    private ValueTask<ReadResult> Count(ReadResult result)
    {
        if (result.IsCompleted)
        {
            // It has arrived, however long the answer takes.
            _arrival?.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        // Of a large message, all that came before is in the copy.
        var received = _large is null ? result.Buffer.Length - _unconsumed : result.Buffer.Length;

        // Of many requests, those that were consumed are garbage, and the others must be read before more bytes arrive. A single
        // one is kept as long as its call lasts.
        if (_limits.MaxArrival is not null)
        {
            if (received > 0)
            {
                _permit.Take(received * CallAdmission.BytesPerByte);
            }

            if (_large is not null || result.Buffer.Length > MaxInPlaceBytes)
            {
                return CopyAsync(result);
            }
        }

        _buffer = result.Buffer;
        return ValueTask.FromResult(result);
    }

    private async ValueTask<ReadResult> CopyAsync(ReadResult result)
    {
        _large ??= new Pipe(LargeOptions);
        try
        {
            foreach (var segment in result.Buffer)
            {
                _large.Writer.Write(segment.Span);
            }
        }
        catch (OutOfMemoryException)
        {
            throw ShortOfMemory.Refusal();
        }

        _body.AdvanceTo(result.Buffer.End);
        if (result.IsCompleted)
        {
            await _large.Writer.CompleteAsync().ConfigureAwait(false);
        }
        else
        {
            await _large.Writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }

        var copied = await _large.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        _buffer = copied.Buffer;
        return copied;
    }
}

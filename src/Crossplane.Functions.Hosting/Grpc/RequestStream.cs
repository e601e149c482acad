using System.Buffers;
using System.IO.Pipelines;
using Crossplane.Functions.Hosting.Limits;
using Crossplane.Functions.Hosting.Telemetry;
using Google.Protobuf;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Reads the messages of a request one after another.</summary>
internal sealed class RequestStream : IDisposable
{
    private readonly PipeReader _reader;
    private readonly string? _encoding;
    private readonly CallLimits _limits;
    private readonly MethodTelemetry _telemetry;
    private MessageBuffer? _decompressed;
    private SequencePosition? _end;

    /// <param name="reader">The body of the request.</param>
    /// <param name="encoding">The request's <see cref="GrpcHeaders.Encoding"/>.</param>
    /// <param name="limits">What a call may take.</param>
    /// <param name="telemetry">Counts the messages.</param>
    public RequestStream(PipeReader reader, string? encoding, CallLimits limits, MethodTelemetry telemetry)
    {
        _reader = reader;
        _encoding = encoding;
        _limits = limits;
        _telemetry = telemetry;
    }

    /// <summary>Waits for a message.</summary>
    /// <returns>The message, valid until the next one is read; null when the caller sends no more.</returns>
    /// <exception cref="GrpcException">The bytes are no message that this server can read.</exception>
    public async ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Release();
            return await ReadFrameAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw CallerGone.Because(exception);
        }
    }

    /// <summary>Waits for the only message, until which the request may take as long as that of a unary call.</summary>
    /// <exception cref="GrpcException">The caller sends none or several, or does not finish in time.</exception>
    public async Task<T> ReadOnlyAsync<T>(MessageParser<T> parser, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        using var arrival = new ArrivalLimit(_limits.Arrival, cancellationToken);
        try
        {
            ReadOnlySequence<byte> message = await ReadAsync(arrival.Token).ConfigureAwait(false) ?? throw FrameErrors.None();
            T request = RequestMessage.Parse(parser, message);
            return await ReadAsync(arrival.Token).ConfigureAwait(false) is null ? request : throw FrameErrors.More("another");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw arrival.Passed();
        }
    }

    public void Dispose() => _decompressed?.Dispose();

    private async ValueTask<ReadOnlySequence<byte>?> ReadFrameAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (FrameHeader.TryRead(result.Buffer, out FrameHeader header))
            {
                header.Check(_encoding, _limits.MessageBytes);
                long length = FrameHeader.Size + header.Length;
                if (result.Buffer.Length >= length)
                {
                    _end = result.Buffer.GetPosition(length);
                    _telemetry.Received();
                    return Decode(header, result.Buffer.Slice(FrameHeader.Size, header.Length));
                }
            }

            if (result.IsCompleted)
            {
                return result.Buffer.IsEmpty ? null : throw FrameErrors.EndsEarly(result.Buffer.Length);
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private ReadOnlySequence<byte> Decode(FrameHeader header, ReadOnlySequence<byte> message)
    {
        if (!header.IsCompressed)
        {
            return message;
        }

        _decompressed = new MessageBuffer();
        GzipMessage.Decompress(message, _decompressed.Writer, _limits.MessageBytes, null);
        return _decompressed.Complete();
    }

    private void Release()
    {
        _decompressed?.Dispose();
        _decompressed = null;
        if (_end is { } end)
        {
            _reader.AdvanceTo(end);
            _end = null;
        }
    }
}

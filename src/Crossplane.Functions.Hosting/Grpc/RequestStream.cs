using System.Buffers;
using System.IO.Pipelines;
using Crossplane.Functions.Hosting.Telemetry;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Reads the messages of a request one after another.</summary>
internal sealed class RequestStream : IDisposable
{
    private readonly PipeReader _reader;
    private readonly string? _encoding;
    private readonly int _limit;
    private readonly MethodTelemetry _telemetry;
    private MessageBuffer? _decompressed;
    private SequencePosition? _end;

    /// <param name="reader">The body of the request.</param>
    /// <param name="encoding">The request's <see cref="GrpcHeaders.Encoding"/>.</param>
    /// <param name="limit">The largest message allowed, in bytes.</param>
    /// <param name="telemetry">Counts the messages.</param>
    public RequestStream(PipeReader reader, string? encoding, int limit, MethodTelemetry telemetry)
    {
        _reader = reader;
        _encoding = encoding;
        _limit = limit;
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

    /// <summary>Waits for the only message.</summary>
    /// <exception cref="GrpcException">The caller sends none or several.</exception>
    public async ValueTask<T> ReadOnlyAsync<T>(Func<ReadOnlySequence<byte>, T> parse, CancellationToken cancellationToken)
    {
        ReadOnlySequence<byte> message = await ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new GrpcException(GrpcStatusCode.Internal, "cannot read request: one message is required, found none");
        T request = parse(message);
        return await ReadAsync(cancellationToken).ConfigureAwait(false) is null
            ? request
            : throw new GrpcException(GrpcStatusCode.Internal, "cannot read request: one message is allowed, found another after it");
    }

    public void Dispose() => _decompressed?.Dispose();

    private async ValueTask<ReadOnlySequence<byte>?> ReadFrameAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (FrameHeader.TryRead(result.Buffer, out FrameHeader header))
            {
                header.Check(_encoding, _limit);
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
                return result.Buffer.IsEmpty
                    ? null
                    : throw new GrpcException(
                        GrpcStatusCode.Internal, $"cannot read message: it ends early, after {result.Buffer.Length} bytes of its frame");
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
        GzipMessage.Decompress(message, _decompressed.Writer, _limit, null);
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

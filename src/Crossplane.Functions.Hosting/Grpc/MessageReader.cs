using System.Buffers;
using System.IO.Pipelines;
using Crossplane.Functions.Hosting.Limits;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Reads the one message of a unary request.</summary>
internal sealed class MessageReader : IDisposable
{
    // The blocks of the web server are pinned and given back slowly, if at all: it shall not need more of them because of
    // large messages. Small ones are not worth a copy.
    private const int LargestInPlace = 64 * 1024;

    private readonly PipeReader _reader;
    private readonly CallPermit _permit;
    private MessageBuffer? _copy;
    private ReadOnlySequence<byte> _inPlace;

    /// <param name="reader">The body of the request.</param>
    /// <param name="permit">Counts what arrives.</param>
    public MessageReader(PipeReader reader, CallPermit permit)
    {
        _reader = reader;
        _permit = permit;
    }

    /// <summary>Reads to the end of the request.</summary>
    /// <returns>The frame, header included; valid until <see cref="Release"/>.</returns>
    /// <exception cref="GrpcException">
    /// The request is not exactly one frame that this server can read, or there is no room for it.
    /// </exception>
    public async ValueTask<ReadOnlySequence<byte>> ReadFrameAsync(string? encoding, int limit, CancellationToken cancellationToken)
    {
        FrameHeader? header = null;
        long received = 0;
        long copied = 0;
        while (true)
        {
            ReadResult result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (header is null && FrameHeader.TryRead(result.Buffer, out FrameHeader found))
            {
                found.Check(encoding, limit);
                header = found;
            }

            long before = received;
            received = copied + result.Buffer.Length;
            CheckLength(header, received, result.IsCompleted);
            _permit.Take(received - before);
            if (header?.Length > LargestInPlace)
            {
                Copy(result.Buffer);
                copied = received;
            }

            if (result.IsCompleted)
            {
                return _copy is null ? _inPlace = result.Buffer : _copy.Complete();
            }

            if (_copy is null)
            {
                // Flow control lets the client send what was examined; only what is consumed leaves the memory.
                _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }
    }

    /// <summary>Gives the memory of the frame back.</summary>
    public void Release()
    {
        if (_copy is null)
        {
            _reader.AdvanceTo(_inPlace.End);
        }
        else
        {
            _copy.Dispose();
        }
    }

    public void Dispose() => _copy?.Dispose();

    private static void CheckLength(FrameHeader? header, long received, bool isComplete)
    {
        if (header is { } known && received > FrameHeader.Size + known.Length)
        {
            throw FrameErrors.More("more bytes");
        }

        if (!isComplete)
        {
            return;
        }

        if (received == 0)
        {
            throw FrameErrors.None();
        }

        if (header is null || received < FrameHeader.Size + header.Value.Length)
        {
            throw FrameErrors.EndsEarly(received);
        }
    }

    private void Copy(ReadOnlySequence<byte> received)
    {
        _copy ??= new MessageBuffer();
        foreach (ReadOnlyMemory<byte> segment in received)
        {
            _copy.Writer.Write(segment.Span);
        }

        _reader.AdvanceTo(received.End);
    }
}

using System.Buffers;
using System.IO.Pipelines;
using Crossplane.Functions.Hosting.Limits;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Reads the one message of a unary request.</summary>
internal static class MessageReader
{
    /// <summary>Reads to the end of the request.</summary>
    /// <returns>
    /// The frame, header included. It lies in the reader's own memory until the reader is advanced to its end.
    /// </returns>
    /// <exception cref="GrpcException">
    /// The request is not exactly one frame that this server can read, or there is no room for it.
    /// </exception>
    public static async ValueTask<ReadOnlySequence<byte>> ReadFrameAsync(
        PipeReader reader, string? encoding, int limit, CallPermit permit, CancellationToken cancellationToken)
    {
        FrameHeader? header = null;
        long counted = 0;
        while (true)
        {
            ReadResult result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (header is null && FrameHeader.TryRead(result.Buffer, out FrameHeader found))
            {
                found.Check(encoding, limit);
                header = found;
            }

            CheckLength(header, result.Buffer.Length, result.IsCompleted);
            permit.Take(result.Buffer.Length - counted);
            counted = result.Buffer.Length;
            if (result.IsCompleted)
            {
                return result.Buffer;
            }

            // Flow control lets the client send what was examined; only what is consumed leaves the memory.
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static void CheckLength(FrameHeader? header, long received, bool isComplete)
    {
        if (header is { } known && received > FrameHeader.Size + known.Length)
        {
            throw new GrpcException(
                GrpcStatusCode.Internal, "cannot read request: one message is allowed, found more bytes after it");
        }

        if (!isComplete)
        {
            return;
        }

        if (received == 0)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "cannot read request: one message is required, found none");
        }

        if (header is null || received < FrameHeader.Size + header.Value.Length)
        {
            throw new GrpcException(
                GrpcStatusCode.Internal, $"cannot read message: it ends early, after {received} bytes of its frame");
        }
    }
}

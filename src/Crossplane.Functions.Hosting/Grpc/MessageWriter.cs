using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Writes the one message of a unary answer.</summary>
internal static class MessageWriter
{
    // More is not left to the web server at a time: it would keep the memory.
    private const int LargestUnsent = 64 * 1024;

    /// <param name="response">The answer, which has not started.</param>
    /// <param name="message">The message.</param>
    /// <param name="compress">Whether to send it as gzip.</param>
    /// <param name="cancellationToken">Ends the waiting for a client that does not read.</param>
    public static async ValueTask WriteAsync(
        HttpResponse response, ReadOnlySequence<byte> message, bool compress, CancellationToken cancellationToken)
    {
        if (!compress)
        {
            await WriteFrameAsync(response, message, flag: 0, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var compressed = new MessageBuffer();
        GzipMessage.Compress(message, compressed.Writer);
        response.Headers[GrpcHeaders.Encoding] = MessageEncodings.Gzip;
        await WriteFrameAsync(response, compressed.Complete(), flag: 1, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask WriteFrameAsync(
        HttpResponse response, ReadOnlySequence<byte> message, byte flag, CancellationToken cancellationToken)
    {
        PipeWriter writer = response.BodyWriter;
        new FrameHeader(flag, checked((uint)message.Length)).Write(writer);
        int unsent = 0;
        foreach (ReadOnlyMemory<byte> segment in message)
        {
            if (unsent + segment.Length > LargestUnsent)
            {
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                unsent = 0;
            }

            writer.Write(segment.Span);
            unsent += segment.Length;
        }

        GrpcAnswer.End(response, GrpcStatusCode.Ok, "");
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

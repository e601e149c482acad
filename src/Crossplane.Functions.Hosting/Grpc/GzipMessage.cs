using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Crossplane.Functions.Hosting.Limits;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The gzip encoding of a message.</summary>
internal static class GzipMessage
{
    private const int TrailerSize = 8;
    private const int ReadSize = 16 * 1024;

    /// <param name="compressed">The message as it was received.</param>
    /// <param name="writer">Receives the message.</param>
    /// <param name="limit">The largest message allowed, in bytes.</param>
    /// <param name="permit">Counts the message; null to leave it uncounted.</param>
    /// <exception cref="GrpcException">The message is larger than the limit or than there is room, or the bytes are not gzip.</exception>
    public static void Decompress(ReadOnlySequence<byte> compressed, IBufferWriter<byte> writer, int limit, CallPermit? permit)
    {
        if (compressed.Length < TrailerSize)
        {
            throw NotGzip(null);
        }

        try
        {
            using var stream = new GZipStream(PipeReader.Create(compressed).AsStream(), CompressionMode.Decompress);
            long length = Copy(stream, writer, limit, permit);

            // The stream takes a message that ends early for a complete one. Clients write one gzip member, which ends
            // with the length of what it holds.
            if (LengthInTrailer(compressed) != length)
            {
                throw NotGzip(null);
            }
        }
        catch (InvalidDataException exception)
        {
            throw NotGzip(exception);
        }
    }

    /// <param name="message">The message to send.</param>
    /// <param name="writer">Receives the compressed message.</param>
    public static void Compress(ReadOnlySequence<byte> message, PipeWriter writer)
    {
        // Calls stay inside a cluster, where time is dearer than bytes.
        using var stream = new GZipStream(writer.AsStream(leaveOpen: true), CompressionLevel.Fastest);
        foreach (ReadOnlyMemory<byte> segment in message)
        {
            stream.Write(segment.Span);
        }
    }

    private static long Copy(GZipStream stream, IBufferWriter<byte> writer, int limit, CallPermit? permit)
    {
        long length = 0;
        while (stream.Read(writer.GetSpan(ReadSize)) is > 0 and int count)
        {
            length += count;
            if (length > limit)
            {
                throw new GrpcException(
                    GrpcStatusCode.ResourceExhausted,
                    $"received message of {length} bytes or more is larger than the limit of {limit} bytes");
            }

            permit?.Take(count);
            writer.Advance(count);
        }

        return length;
    }

    private static uint LengthInTrailer(ReadOnlySequence<byte> compressed)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        compressed.Slice(compressed.Length - bytes.Length).CopyTo(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    private static GrpcException NotGzip(Exception? cause) =>
        new(GrpcStatusCode.Internal, "cannot decompress message: it is not one complete gzip stream", cause);
}

using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>The gzip encoding of messages, which decompresses no more than the limits of a call allow.</summary>
internal sealed class BoundedGzip : ICompressionProvider
{
    private const int TrailerSize = 8;
    private const int BlockSize = 16 * 1024;

    private readonly int _maxMessageBytes;

    /// <param name="maxMessageBytes">The largest message, decompressed.</param>
    public BoundedGzip(int maxMessageBytes) => _maxMessageBytes = maxMessageBytes;

    public string EncodingName => "gzip";

    // Calls stay inside a cluster, where time costs more than bytes.
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new GZipStream(stream, compressionLevel ?? CompressionLevel.Fastest, leaveOpen: true);

    /// <returns>The whole message.</returns>
    /// <exception cref="RpcException">The bytes are not gzip (INTERNAL), or the message is over a limit
    /// (RESOURCE_EXHAUSTED).</exception>
    public Stream CreateDecompressionStream(Stream stream)
    {
        using var compressed = new MemoryStream();
        stream.CopyTo(compressed);
        compressed.Position = 0;
        var message = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(compressed, CompressionMode.Decompress, leaveOpen: true);
            Copy(gzip, message);
        }
        catch (InvalidDataException)
        {
            throw NotGzip();
        }

        // GZipStream takes a stream that ends early for a complete one. Clients write one member, which ends with its length.
        var bytes = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
        if (bytes.Length < TrailerSize || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]) != message.Length)
        {
            throw NotGzip();
        }

        message.Position = 0;
        return message;
    }

    private static RpcException NotGzip() =>
        new(new Status(StatusCode.Internal, "cannot decompress message: it is not one complete gzip stream"));

    private static void Append(MemoryStream message, ReadOnlySpan<byte> bytes)
    {
        try
        {
            message.Write(bytes);
        }
        catch (OutOfMemoryException)
        {
            throw ShortOfMemory.Refusal();
        }
    }

    private void Copy(GZipStream gzip, MemoryStream message)
    {
        Span<byte> block = new byte[BlockSize];
        while (gzip.Read(block) is > 0 and var count)
        {
            if (message.Length + count > _maxMessageBytes)
            {
                throw new RpcException(new Status(StatusCode.ResourceExhausted, string.Create(
                    CultureInfo.InvariantCulture,
                    $"received message of {message.Length + count} bytes or more is larger than the limit of "
                        + $"{_maxMessageBytes} bytes")));
            }

            CallPermit.Current?.Take((long)count * CallAdmission.BytesPerByte);
            Append(message, block[..count]);
        }
    }
}

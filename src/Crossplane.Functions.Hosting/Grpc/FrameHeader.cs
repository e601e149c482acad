using System.Buffers;
using System.Buffers.Binary;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The five bytes in front of each message: a flag and the length, big-endian.</summary>
/// <param name="Flag">0 for a message as it is, 1 for a compressed one.</param>
/// <param name="Length">The bytes of the message that follow.</param>
internal readonly record struct FrameHeader(byte Flag, uint Length)
{
    public const int Size = 5;

    public bool IsCompressed => Flag == 1;

    public static bool TryRead(ReadOnlySequence<byte> frame, out FrameHeader header)
    {
        if (frame.Length < Size)
        {
            header = default;
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        frame.Slice(0, Size).CopyTo(bytes);
        header = new FrameHeader(bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]));
        return true;
    }

    public void Write(IBufferWriter<byte> writer)
    {
        Span<byte> bytes = writer.GetSpan(Size);
        bytes[0] = Flag;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], Length);
        writer.Advance(Size);
    }

    /// <summary>Refuses what this server cannot read, before the message has arrived.</summary>
    /// <param name="encoding">The request's <see cref="GrpcHeaders.Encoding"/>.</param>
    /// <param name="limit">The largest length allowed, in bytes.</param>
    /// <exception cref="GrpcException">The flag, the encoding or the length is not allowed.</exception>
    public void Check(string? encoding, int limit)
    {
        if (Flag > 1)
        {
            throw new GrpcException(
                GrpcStatusCode.Internal, $"cannot read message: its compressed flag is 0 or 1, found {Flag}");
        }

        if (IsCompressed)
        {
            CheckEncoding(encoding);
        }

        if (Length > limit)
        {
            throw new GrpcException(
                GrpcStatusCode.ResourceExhausted,
                $"received message of {Length} bytes is larger than the limit of {limit} bytes");
        }
    }

    private static void CheckEncoding(string? encoding)
    {
        if (string.IsNullOrEmpty(encoding) || encoding == MessageEncodings.Identity)
        {
            throw new GrpcException(
                GrpcStatusCode.Internal, "cannot read message: it is compressed, but grpc-encoding names no compression");
        }

        if (encoding != MessageEncodings.Gzip)
        {
            throw new GrpcException(
                GrpcStatusCode.Unimplemented,
                $"message encoding \"{encoding}\" is not supported, allowed are {MessageEncodings.Accepted}");
        }
    }
}

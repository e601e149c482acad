using System.Buffers;
using Crossplane.Functions.Hosting.Grpc;
using Crossplane.Functions.Hosting.Limits;

namespace Crossplane.Functions.Hosting.Tests.Grpc;

public sealed class GzipMessageTests
{
    private static readonly byte[] Message = [.. Enumerable.Range(0, 100_000).Select(number => (byte)(number * number))];

    [Fact]
    public void Decompress_OfCompressed_IsTheMessage()
    {
        using var compressed = new MessageBuffer();
        GzipMessage.Compress(new ReadOnlySequence<byte>(Message), compressed.Writer);
        using var decompressed = new MessageBuffer();
        GzipMessage.Decompress(compressed.Complete(), decompressed.Writer, Message.Length, Unlimited());

        Assert.Equal(Message, decompressed.Complete().ToArray());
    }

    [Fact]
    public void Decompress_OverTheLimit_IsResourceExhausted()
    {
        GrpcException exception = Refuse(Compression.Gzip(Message), Message.Length - 1);

        Assert.Equal(GrpcStatusCode.ResourceExhausted, exception.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(500)]
    public void Decompress_OfBeginning_IsInternal(int length)
    {
        GrpcException exception = Refuse(Compression.Gzip(Message)[..length], Message.Length);

        Assert.Equal(GrpcStatusCode.Internal, exception.Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Decompress_WithoutTrailer_IsInternal(int missing)
    {
        GrpcException exception = Refuse(Compression.Gzip(Message)[..^missing], Message.Length);

        Assert.Equal(GrpcStatusCode.Internal, exception.Status);
    }

    [Fact]
    public void Decompress_OfChangedBytes_IsInternal()
    {
        byte[] compressed = Compression.Gzip(Message);
        compressed[^6] ^= 0xFF;

        Assert.Equal(GrpcStatusCode.Internal, Refuse(compressed, Message.Length).Status);
    }

    private static CallPermit Unlimited() => new CallAdmission(1, long.MaxValue, 1).Enter();

    private static GrpcException Refuse(byte[] compressed, int limit)
    {
        using var decompressed = new MessageBuffer();
        return Assert.Throws<GrpcException>(
            () => GzipMessage.Decompress(new ReadOnlySequence<byte>(compressed), decompressed.Writer, limit, Unlimited()));
    }
}

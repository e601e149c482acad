using System.IO.Compression;
using Google.Protobuf;
using Grpc.Reflection.V1;

namespace Crossplane.Functions.Hosting.Tests.Calls;

/// <summary>Streams of many requests, which are read while they arrive.</summary>
public sealed class StreamTests
{
    private const string Reflection = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
    private const string Answered = "\ngrpc_server_msg_sent_total{grpc_method=\"ServerReflectionInfo\","
        + "grpc_service=\"grpc.reflection.v1.ServerReflection\",grpc_type=\"bidi_stream\"} 100\n";

    [Fact]
    public async Task Stream_OfRequestsThatArriveFasterThanTheyAreAnswered_AnswersAllBeforeMoreArrive()
    {
        await using var server = await ServerUnderTest.EchoAsync(
            new FunctionHostOptions { Address = "127.0.0.1:0", MetricsAddress = "127.0.0.1:0", Insecure = true });
        using var client = server.Connect();
        using var prometheus = new HttpClient();
        using var leave = new CancellationTokenSource();
        var question = RawGrpcClient.Frame(Question(8 * 1024));
        using var content = new UnfinishedContent([.. Enumerable.Repeat(question, 100).SelectMany(bytes => bytes)]);

        var stream = client.SendAsync(HttpMethod.Post, Reflection, content, "application/grpc", leave.Token);

        await Eventually.HoldsAsync(async () => (await prometheus.GetStringAsync(
            new Uri($"http://{server.Server.MetricsEndPoint}/metrics"))).Contains(Answered, StringComparison.Ordinal));
        await leave.CancelAsync();
        await Awaiting(() => stream).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Stream_ThatHasEndedWhenItIsRead_IsAnswered()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        var question = RawGrpcClient.Frame(Question(8 * 1024));

        var answer = await client.CallAsync(Reflection, [.. Enumerable.Repeat(question, 100).SelectMany(bytes => bytes)]);

        answer.Status.Should().Be("0");
        Count(answer.Body).Should().Be(100);
    }

    [Fact]
    public async Task Stream_OfCompressedRequestsThatAreLargeTogether_IsAnswered()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        var question = RawGrpcClient.Frame(Compress(Question(60 * 1024)), flag: 1);
        using var content = new ByteArrayContent([.. Enumerable.Repeat(question, 40).SelectMany(bytes => bytes)]);

        var answer = await client.SendAsync(
            HttpMethod.Post, Reflection, content, "application/grpc", CancellationToken.None, ("grpc-encoding", "gzip"));

        answer.Status.Should().Be("0");
        Count(answer.Body).Should().Be(40);
    }

    private static byte[] Question(int length) =>
        new ServerReflectionRequest { Host = new string('h', length), ListServices = "" }.ToByteArray();

    private static byte[] Compress(byte[] message)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(message);
        }

        return compressed.ToArray();
    }

    private static int Count(ReadOnlySpan<byte> frames)
    {
        var count = 0;
        for (; frames.Length > 0; count++)
        {
            frames = frames[(5 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(frames[1..]))..];
        }

        return count;
    }
}

using System.Buffers;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Calls;

public sealed class CallTests
{
    private static readonly byte[] Message = [1, 2, 3];

    [Fact]
    public async Task Call_OfOneMessage_IsAnsweredWithFrameAndTrailers()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.Equal(HttpStatusCode.OK, answer.HttpStatus);
        Assert.Equal("application/grpc", answer.Headers["content-type"]);
        Assert.DoesNotContain("grpc-status", answer.Headers.Keys);
        Assert.Equal("0", answer.Trailers["grpc-status"]);
        Assert.Equal(RawGrpcClient.Frame(Message), answer.Body);
    }

    [Fact]
    public async Task Call_OfEmptyMessage_IsAnswered()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame([]));

        Assert.Equal("0", answer.Trailers["grpc-status"]);
        Assert.Equal(RawGrpcClient.Frame([]), answer.Body);
    }

    [Fact]
    public async Task Call_OfMessageLargerThanAllWindows_IsAnswered()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync(maxBytes: 16 * 1024 * 1024);
        using RawGrpcClient client = server.Connect();
        byte[] message = new byte[16 * 1024 * 1024];
        new Random(1).NextBytes(message);

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(message));

        Assert.Equal("0", answer.Trailers["grpc-status"]);
        Assert.True(message.AsSpan().SequenceEqual(answer.Payload));
    }

    [Fact]
    public async Task Calls_ThatAreMalformed_LeaveTheConnectionUsable()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();
        byte[][] malformed =
        [
            [],
            [0, 0, 0],
            [0, 0, 0, 0, 9, 1, 2],
            [2, 0, 0, 0, 0],
            [1, 0, 0, 0, 1, 0],
            [.. RawGrpcClient.Frame(Message), 7],
            [.. RawGrpcClient.Frame(Message), .. RawGrpcClient.Frame(Message)],
        ];

        foreach (byte[] body in malformed)
        {
            RawGrpcAnswer refused = await client.CallAsync(body);
            RawGrpcAnswer next = await client.CallAsync(RawGrpcClient.Frame(Message));

            Assert.True(refused.IsTrailersOnly);
            Assert.Equal(body is [2, ..] ? "2" : "13", refused.Status);
            Assert.Equal("0", next.Status);
            Assert.Equal(Message, next.Payload);
        }

        Assert.Equal(1, client.Connections);
    }

    [Fact]
    public async Task Call_OverTheLimit_IsRefusedBeforeTheBodyArrives()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();
        using var content = new UnfinishedContent([0, 0, 16, 0, 1]);

        RawGrpcAnswer answer = await client.SendAsync(
            HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", CancellationToken.None);

        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("8", answer.Status);
        Assert.Equal("Received message exceeds the maximum configured message size.", answer.Message);
    }

    [Fact]
    public async Task Calls_OverTheLimit_LeaveTheConnectionItsWindow()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();
        byte[] large = RawGrpcClient.Frame(new byte[2 * 1024 * 1024]);

        for (int call = 0; call < 8; call++)
        {
            RawGrpcAnswer refused = await client.CallAsync(large);
            Assert.Equal("8", refused.Status);
        }

        byte[] allowed = new byte[1024 * 1024];
        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(allowed));

        Assert.Equal("0", answer.Status);
        Assert.Equal(allowed.Length, answer.Payload.Length);
        Assert.Equal(1, client.Connections);
    }

    [Fact]
    public async Task Call_OfMessageAtTheLimit_IsAnswered()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync(maxBytes: 3);
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer allowed = await client.CallAsync(RawGrpcClient.Frame(Message));
        RawGrpcAnswer refused = await client.CallAsync(RawGrpcClient.Frame([.. Message, 4]));

        Assert.Equal("0", allowed.Status);
        Assert.Equal("8", refused.Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity, gzip")]
    [InlineData("deflate,gzip")]
    public async Task Call_WithGzip_IsAnsweredWithGzipToClientsThatAcceptIt(string accept)
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(
            RawGrpcClient.Frame(Compression.Gzip(Message), flag: 1), ("grpc-encoding", "gzip"), ("grpc-accept-encoding", accept));

        Assert.Equal("0", answer.Status);
        Assert.Equal("gzip", answer.Headers["grpc-encoding"]);
        Assert.Equal(1, answer.Body[0]);
        Assert.Equal(Message, Compression.Gunzip(answer.Payload));
    }

    [Fact]
    public async Task Call_WithGzip_IsAnsweredPlainlyToOtherClients()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(
            RawGrpcClient.Frame(Compression.Gzip(Message), flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal("0", answer.Status);
        Assert.DoesNotContain("grpc-encoding", answer.Headers.Keys);
        Assert.Equal(RawGrpcClient.Frame(Message), answer.Body);
    }

    [Fact]
    public async Task Call_WithoutCompression_IsAnsweredPlainlyWhateverTheClientAccepts()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(
            RawGrpcClient.Frame(Message), ("grpc-encoding", "identity"), ("grpc-accept-encoding", "gzip"));

        Assert.Equal("0", answer.Status);
        Assert.Equal(RawGrpcClient.Frame(Message), answer.Body);
    }

    [Theory]
    [InlineData("snappy")]
    [InlineData("deflate")]
    public async Task Call_WithUnknownEncoding_IsUnimplementedAndNamesTheKnownOnes(string encoding)
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message, flag: 1), ("grpc-encoding", encoding));

        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("12", answer.Status);
        Assert.Equal("identity,gzip", answer.Headers["grpc-accept-encoding"]);
        Assert.EndsWith("allowed are identity and gzip", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithIdentityForCompressedMessage_IsInternal()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message, flag: 1), ("grpc-encoding", "identity"));

        Assert.Equal("13", answer.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Call_WithCorruptGzip_IsInternal(int length)
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(new byte[length], flag: 1), ("grpc-encoding", "gzip"));
        RawGrpcAnswer next = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.Equal("13", answer.Status);
        Assert.Equal("cannot decompress message: it is not one complete gzip stream", answer.Message);
        Assert.DoesNotContain(server.Log, entry => entry.Level >= LogLevel.Warning);
        Assert.Equal("0", next.Status);
        Assert.Equal(1, client.Connections);
    }

    [Fact]
    public async Task Call_ThatDecompressesOverTheLimit_IsResourceExhausted()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();
        byte[] bomb = Compression.Gzip(new byte[64 * 1024 * 1024]);

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(bomb, flag: 1), ("grpc-encoding", "gzip"));

        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Equal("8", answer.Status);
        Assert.EndsWith("is larger than the limit of 1048576 bytes", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithTimeout_CancelsTheMethodAndExceedsTheDeadline()
    {
        await using ServerUnderTest server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken));
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "20m"));

        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("4", answer.Status);
        Assert.DoesNotContain(server.Log, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_WhoseMethodOverlooksItsToken_ExceedsTheDeadline()
    {
        await using ServerUnderTest server = await ServerUnderTest.StartAsync(async (_, response, cancellationToken) =>
        {
            response.Write<byte>([1]);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "20m"));

        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("4", answer.Status);
    }

    [Fact]
    public async Task Call_WhoseMethodBlocksItsThread_IsAnsweredAtTheDeadlineWhileTheMethodStillRuns()
    {
        using var release = new ManualResetEventSlim();
        await using ServerUnderTest server = await ServerUnderTest.StartAsync((_, _, _) =>
        {
            release.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        });
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "20m"));

        Assert.False(release.IsSet);
        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("4", answer.Status);
        release.Set();
        await server.Server.StopAsync();
        Assert.DoesNotContain(server.Log, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Calls_OverTheLimitOfCalls_AreRefusedAtOnceAndLeaveTheOthers()
    {
        using var release = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        await using ServerUnderTest server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) =>
            {
                started.Release();
                await release.WaitAsync(cancellationToken);
            },
            new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true, MaxConcurrentCalls = 2 });
        using RawGrpcClient client = server.Connect();
        Task<RawGrpcAnswer>[] calls = [.. Enumerable.Range(0, 2).Select(_ => client.CallAsync(RawGrpcClient.Frame(Message)))];
        await started.WaitAsync();
        await started.WaitAsync();

        RawGrpcAnswer refused = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.Equal("8", refused.Status);
        Assert.Equal("cannot accept call: 2 calls are in progress, which is the limit", refused.Message);
        release.Release(3);
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal("0", answer.Status));
        Assert.Equal("0", (await client.CallAsync(RawGrpcClient.Frame(Message))).Status);
    }

    [Fact]
    public async Task Call_ThatFindsNoRoomForItsRequest_IsRefusedAndLeavesTheOthers()
    {
        const int limit = 100_000;
        using var release = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        await using ServerUnderTest server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) =>
            {
                started.Release();
                await release.WaitAsync(cancellationToken);
            },
            new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true, MaxReceiveMessageBytes = limit, MaxRequestMemoryBytes = 1 });
        using RawGrpcClient client = server.Connect();
        byte[] largest = RawGrpcClient.Frame(new byte[limit]);
        Task<RawGrpcAnswer>[] calls = [client.CallAsync(largest), client.CallAsync(largest)];
        await started.WaitAsync();
        await started.WaitAsync();

        RawGrpcAnswer refused = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.Equal("8", refused.Status);
        Assert.Equal("cannot accept request: the requests in progress hold the 200010 bytes that all of them may hold", refused.Message);
        release.Release(3);
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal("0", answer.Status));
        Assert.Equal("0", (await client.CallAsync(largest)).Status);
    }

    [Fact]
    public async Task Call_WhoseBodyDoesNotEnd_ExceedsTheDeadline()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();
        using var content = new UnfinishedContent(RawGrpcClient.Frame(Message));

        // The stream is reset after the answer: a client that still sends may see the reset first.
        try
        {
            RawGrpcAnswer answer = await client.SendAsync(
                HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", CancellationToken.None, ("grpc-timeout", "20m"));
            Assert.Equal("4", answer.Status);
        }
        catch (OperationCanceledException)
        {
        }

        RawGrpcAnswer next = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.Equal("0", next.Status);
        Assert.Equal(1, client.Connections);
    }

    [Fact]
    public async Task Call_WithMalformedTimeout_IsInternal()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "soon"));

        Assert.Equal("13", answer.Status);
        Assert.StartsWith("cannot read grpc-timeout: ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WhoseCallerGoes_CancelsTheMethodAndIsNoError()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ServerUnderTest server = await ServerUnderTest.StartAsync(async (_, _, cancellationToken) =>
        {
            using CancellationTokenRegistration registration = cancellationToken.Register(cancelled.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        using RawGrpcClient client = server.Connect();
        using var leave = new CancellationTokenSource();
        using var content = new ByteArrayContent(RawGrpcClient.Frame(Message));

        Task<RawGrpcAnswer> call = client.SendAsync(HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", leave.Token);
        await started.Task;
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await server.Server.StopAsync();
        Assert.Contains(server.Log, entry => entry.Message.EndsWith("has gone", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_WhoseCallerGoesWhileSending_IsNoError()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();
        using var leave = new CancellationTokenSource();
        using var content = new UnfinishedContent(RawGrpcClient.Frame(Message));

        Task<RawGrpcAnswer> call = client.SendAsync(HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", leave.Token);
        await content.Sent;
        await client.CallAsync(RawGrpcClient.Frame(Message));
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        RawGrpcAnswer next = await client.CallAsync(RawGrpcClient.Frame(Message));
        await server.Server.StopAsync();

        Assert.Equal("0", next.Status);
        Assert.Equal(1, client.Connections);
        Assert.Contains(server.Log, entry => entry.Message.EndsWith("has gone", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_OfInvalidRequest_IsInternalWithItsMessage()
    {
        await using ServerUnderTest server = await ServerUnderTest.StartAsync(
            (_, _, _) => throw new InvalidRequestException("cannot read request: 100 % wrong, naïvely"));
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("13", answer.Status);
        Assert.Equal("cannot read request: 100 %25 wrong, na%C3%AFvely", answer.Message);
        Assert.DoesNotContain(server.Log, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_WhoseMethodThrows_IsInternalAndLoggedOnce()
    {
        await using ServerUnderTest server = await ServerUnderTest.StartAsync((_, response, _) =>
        {
            response.Write<byte>([1, 2, 3]);
            throw new InvalidOperationException("the secret");
        });
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("13", answer.Status);
        Assert.Equal("internal error", answer.Message);
        LogEntry entry = Assert.Single(server.Log, entry => entry.Level >= LogLevel.Warning);
        Assert.Contains("System.InvalidOperationException", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the secret", entry.Message, StringComparison.Ordinal);
        Assert.Null(entry.Exception);
    }

    [Fact]
    public async Task Call_WhoseMethodCancelsItself_IsInternalAndLogged()
    {
        await using ServerUnderTest server = await ServerUnderTest.StartAsync((_, _, _) => throw new OperationCanceledException());
        using RawGrpcClient client = server.Connect();

        RawGrpcAnswer answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        Assert.Equal("13", answer.Status);
        Assert.Single(server.Log, entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Calls_ManyAtOnce_ShareOneConnection()
    {
        await using ServerUnderTest server = await ServerUnderTest.EchoAsync();
        using RawGrpcClient client = server.Connect();
        await client.CallAsync(RawGrpcClient.Frame(Message));

        RawGrpcAnswer[] answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => client.CallAsync(RawGrpcClient.Frame([(byte)number]))));

        Assert.Equal(Enumerable.Range(0, 200).Select(number => (byte)number), answers.Select(answer => answer.Payload.Single()));
        Assert.Equal(1, client.Connections);
    }
}

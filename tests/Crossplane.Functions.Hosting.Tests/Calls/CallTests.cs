using System.Buffers;
using System.Net;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.AspNetCore.Calls;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Calls;

public sealed class CallTests
{
    private static readonly byte[] Message = [1, 2, 3];

    [Fact]
    public async Task Call_OfOneMessage_IsAnsweredWithFrameAndTrailers()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        answer.HttpStatus.Should().Be(HttpStatusCode.OK);
        answer.Headers["content-type"].Should().Be("application/grpc");
        answer.Headers.Keys.Should().NotContain("grpc-status");
        answer.Trailers["grpc-status"].Should().Be("0");
        answer.Body.Should().Equal(RawGrpcClient.Frame(Message));
    }

    [Fact]
    public async Task Call_OfEmptyMessage_IsAnswered()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame([]));

        answer.Trailers["grpc-status"].Should().Be("0");
        answer.Body.Should().Equal(RawGrpcClient.Frame([]));
    }

    [Fact]
    public async Task Call_OfMessageLargerThanAllWindows_IsAnswered()
    {
        await using var server = await ServerUnderTest.EchoAsync(maxBytes: 16 * 1024 * 1024);
        using var client = server.Connect();
        var message = new byte[16 * 1024 * 1024];
        new Random(1).NextBytes(message);

        var answer = await client.CallAsync(RawGrpcClient.Frame(message));

        answer.Trailers["grpc-status"].Should().Be("0");
        message.AsSpan().SequenceEqual(answer.Payload).Should().BeTrue("the method returns the message that it got");
    }

    [Fact]
    public async Task Calls_ThatAreMalformed_LeaveTheConnectionUsable()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
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

        foreach (var body in malformed)
        {
            var refused = await client.CallAsync(body);
            var next = await client.CallAsync(RawGrpcClient.Frame(Message));

            refused.IsTrailersOnly.Should().BeTrue("a refusal has no message");
            refused.Status.Should().Be(body is [2, ..] ? "2" : "13");
            next.Status.Should().Be("0");
            next.Payload.Should().Equal(Message);
        }

        client.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Call_OverTheLimit_IsRefusedBeforeTheBodyArrives()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        using var content = new UnfinishedContent([0, 0, 16, 0, 1]);

        var answer = await client.SendAsync(
            HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", CancellationToken.None);

        answer.IsTrailersOnly.Should().BeTrue("an error has no message");
        answer.Status.Should().Be("8");
        answer.Message.Should().Be("Received message exceeds the maximum configured message size.");
    }

    [Fact]
    public async Task Calls_OverTheLimit_LeaveTheConnectionItsWindow()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        var large = RawGrpcClient.Frame(new byte[2 * 1024 * 1024]);

        for (var call = 0; call < 8; call++)
        {
            var refused = await client.CallAsync(large);
            refused.Status.Should().Be("8");
        }

        var allowed = new byte[1024 * 1024];
        var answer = await client.CallAsync(RawGrpcClient.Frame(allowed));

        answer.Status.Should().Be("0");
        answer.Payload.Should().HaveCount(allowed.Length);
        client.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Call_OfMessageAtTheLimit_IsAnswered()
    {
        await using var server = await ServerUnderTest.EchoAsync(maxBytes: 3);
        using var client = server.Connect();

        var allowed = await client.CallAsync(RawGrpcClient.Frame(Message));
        var refused = await client.CallAsync(RawGrpcClient.Frame([.. Message, 4]));

        allowed.Status.Should().Be("0");
        refused.Status.Should().Be("8");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity, gzip")]
    [InlineData("deflate,gzip")]
    public async Task Call_WithGzip_IsAnsweredWithGzipToClientsThatAcceptIt(string accept)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(
            RawGrpcClient.Frame(Compression.Gzip(Message), flag: 1), ("grpc-encoding", "gzip"), ("grpc-accept-encoding", accept));

        answer.Status.Should().Be("0");
        answer.Headers["grpc-encoding"].Should().Be("gzip");
        answer.Body[0].Should().Be(1);
        Compression.Gunzip(answer.Body[5..]).Should().Equal(Message);
    }

    [Fact]
    public async Task Call_WithGzip_IsAnsweredPlainlyToOtherClients()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(
            RawGrpcClient.Frame(Compression.Gzip(Message), flag: 1), ("grpc-encoding", "gzip"));

        answer.Status.Should().Be("0");
        answer.Headers.Keys.Should().NotContain("grpc-encoding");
        answer.Body.Should().Equal(RawGrpcClient.Frame(Message));
    }

    [Fact]
    public async Task Call_WithoutCompression_IsAnsweredPlainlyWhateverTheClientAccepts()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(
            RawGrpcClient.Frame(Message), ("grpc-encoding", "identity"), ("grpc-accept-encoding", "gzip"));

        answer.Status.Should().Be("0");
        answer.Body.Should().Equal(RawGrpcClient.Frame(Message));
    }

    [Theory]
    [InlineData("snappy")]
    [InlineData("deflate")]
    public async Task Call_WithUnknownEncoding_IsUnimplementedAndNamesTheKnownOnes(string encoding)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message, flag: 1), ("grpc-encoding", encoding));

        answer.IsTrailersOnly.Should().BeTrue("an error has no message");
        answer.Status.Should().Be("12");
        answer.Headers["grpc-accept-encoding"].Should().Be("identity,gzip");
        answer.Message.Should().EndWith("allowed are identity and gzip");
    }

    [Fact]
    public async Task Call_WithIdentityForCompressedMessage_IsInternal()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message, flag: 1), ("grpc-encoding", "identity"));

        answer.Status.Should().Be("13");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Call_WithCorruptGzip_IsInternal(int length)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(new byte[length], flag: 1), ("grpc-encoding", "gzip"));
        var next = await client.CallAsync(RawGrpcClient.Frame(Message));

        answer.Status.Should().Be("13");
        answer.Message.Should().Be("cannot decompress message: it is not one complete gzip stream");
        server.Log.Should().NotContain(entry => entry.Level >= LogLevel.Warning);
        next.Status.Should().Be("0");
        client.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Call_ThatDecompressesOverTheLimit_IsResourceExhausted()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        var bomb = Compression.Gzip(new byte[64 * 1024 * 1024]);

        var answer = await client.CallAsync(RawGrpcClient.Frame(bomb, flag: 1), ("grpc-encoding", "gzip"));

        bomb.Should().HaveCountLessThan(1024 * 1024);
        answer.Status.Should().Be("8");
        answer.Message.Should().EndWith("is larger than the limit of 1048576 bytes");
    }

    [Fact]
    public async Task Call_WithTimeout_CancelsTheMethodAndExceedsTheDeadline()
    {
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken));
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "20m"));

        answer.IsTrailersOnly.Should().BeTrue("an error has no message");
        answer.Status.Should().Be("4");
        server.Log.Should().NotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_WhoseMethodOverlooksItsToken_ExceedsTheDeadline()
    {
        await using var server = await ServerUnderTest.StartAsync(async (_, response, cancellationToken) =>
        {
            response.Write<byte>([1]);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "20m"));

        answer.IsTrailersOnly.Should().BeTrue("an error has no message");
        answer.Status.Should().Be("4");
    }

    [Fact]
    public async Task Call_WhoseMethodBlocksItsThread_IsAnsweredAtTheDeadlineWhileTheMethodStillRuns()
    {
        using var release = new ManualResetEventSlim();
        await using var server = await ServerUnderTest.StartAsync((_, _, _) =>
        {
            release.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        });
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "20m"));

        release.IsSet.Should().BeFalse("the method still runs");
        answer.IsTrailersOnly.Should().BeTrue("an error has no message");
        answer.Status.Should().Be("4");
        release.Set();
        await server.Server.StopAsync();
        server.Log.Should().NotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Calls_OverTheLimitOfCalls_AreRefusedAtOnceAndLeaveTheOthers()
    {
        using var release = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) =>
            {
                started.Release();
                await release.WaitAsync(cancellationToken);
            },
            new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true, MaxConcurrentCalls = 2 });
        using var client = server.Connect();
        Task<RawGrpcAnswer>[] calls = [.. Enumerable.Range(0, 2).Select(_ => client.CallAsync(RawGrpcClient.Frame(Message)))];
        await started.WaitAsync();
        await started.WaitAsync();

        var refused = await client.CallAsync(RawGrpcClient.Frame(Message));

        refused.Status.Should().Be("8");
        refused.Message.Should().Be("cannot accept call: the limit of 2 concurrent calls is reached");
        release.Release(3);
        (await Task.WhenAll(calls)).Should().AllSatisfy(answer => answer.Status.Should().Be("0"));
        (await client.CallAsync(RawGrpcClient.Frame(Message))).Status.Should().Be("0");
    }

    [Fact]
    public async Task Call_ThatFindsNoRoomForItsRequest_IsRefusedAndLeavesTheOthers()
    {
        const int limit = 100_000;
        using var release = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) =>
            {
                started.Release();
                await release.WaitAsync(cancellationToken);
            },
            new FunctionHostOptions
            {
                Address = "127.0.0.1:0",
                Insecure = true,
                MaxReceiveMessageBytes = limit,
                MaxRequestMemoryBytes = 1,
            });
        using var client = server.Connect();
        var largest = RawGrpcClient.Frame(new byte[limit]);
        Task<RawGrpcAnswer>[] calls = [client.CallAsync(largest), client.CallAsync(largest)];
        await started.WaitAsync();
        await started.WaitAsync();

        var refused = await client.CallAsync(largest);
        var small = client.CallAsync(RawGrpcClient.Frame(Message));

        refused.Status.Should().Be("8");
        refused.Message.Should().Be(
            "cannot accept request: the calls in progress take the 914328 bytes of memory that all of them may take");
        await started.WaitAsync();
        release.Release(4);
        (await Task.WhenAll([.. calls, small])).Should().AllSatisfy(answer => answer.Status.Should().Be("0"));
        (await client.CallAsync(largest)).Status.Should().Be("0");
    }

    [Fact]
    public async Task Call_WhoseBodyDoesNotEnd_ExceedsTheDeadline()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        using var content = new UnfinishedContent(RawGrpcClient.Frame(Message));

        // The stream is reset after the answer: a client that still sends may see the reset first.
        try
        {
            var answer = await client.SendAsync(
                HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", CancellationToken.None, ("grpc-timeout", "20m"));
            answer.Status.Should().Be("4");
        }
        catch (OperationCanceledException exception) when (exception.InnerException is not TimeoutException)
        {
        }

        var next = await client.CallAsync(RawGrpcClient.Frame(Message));

        next.Status.Should().Be("0");
        client.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Call_WithMalformedTimeout_IsInternal()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message), ("grpc-timeout", "soon"));

        answer.Status.Should().Be("13");
        answer.Message.Should().StartWith("cannot read grpc-timeout: ");
    }

    [Fact]
    public async Task Call_WhoseCallerGoes_CancelsTheMethodAndIsNoError()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(async (_, _, cancellationToken) =>
        {
            using var registration = cancellationToken.Register(cancelled.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        using var client = server.Connect();
        using var leave = new CancellationTokenSource();
        using var content = new ByteArrayContent(RawGrpcClient.Frame(Message));

        var call = client.SendAsync(HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", leave.Token);
        await started.Task;
        await leave.CancelAsync();

        await Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await server.Server.StopAsync();
        server.Log.Should().Contain(entry => entry.Message.EndsWith("has gone", StringComparison.Ordinal));
        server.Log.Should().NotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_WhoseCallerGoesWhileSending_IsNoError()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        using var leave = new CancellationTokenSource();
        using var content = new UnfinishedContent(RawGrpcClient.Frame(Message));

        var call = client.SendAsync(HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", leave.Token);
        await content.Sent;
        await client.CallAsync(RawGrpcClient.Frame(Message));
        await leave.CancelAsync();
        await Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        var next = await client.CallAsync(RawGrpcClient.Frame(Message));
        await server.Server.StopAsync();

        next.Status.Should().Be("0");
        client.Connections.Should().Be(1);
        server.Log.Should().Contain(entry => entry.Message.EndsWith("has gone", StringComparison.Ordinal));
        server.Log.Should().NotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_WhoseMethodThrows_IsInternalAndLoggedOnce()
    {
        await using var server = await ServerUnderTest.StartAsync((_, response, _) =>
        {
            response.Write<byte>([1, 2, 3]);
            throw new InvalidOperationException("the secret");
        });
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        answer.IsTrailersOnly.Should().BeTrue("an error has no message");
        answer.Status.Should().Be("13");
        answer.Message.Should().Be("internal error");
        LogEntry entry = server.Log.Should().ContainSingle(entry => entry.Level >= LogLevel.Warning).Which;
        entry.Message.Should().Contain("System.InvalidOperationException");
        entry.Message.Should().NotContain("the secret");
        entry.Exception.Should().BeNull();
    }

    [Fact]
    public async Task Call_WhoseAnswerCannotBeWritten_IsUnknownAndLoggedOnce()
    {
        await using var server = await ServerUnderTest.StartAsync(
            services =>
            {
                services.AddCompositionFunction(new IdleFunction());
                services.RemoveAll<IServiceMethodProvider<FunctionCalls>>();
                services.AddSingleton<IServiceMethodProvider<FunctionCalls>>(
                    new BytesMethods(BytesMethods.Echo) { Write = _ => throw new InvalidOperationException("the secret") });
            },
            new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true });
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        answer.Status.Should().Be("2");
        answer.Message.Should().NotContain("the secret");
        await Eventually.HoldsAsync(() => server.Log.Any(entry => entry.Level == LogLevel.Error));
        LogEntry entry = server.Log.Should().ContainSingle(entry => entry.Level >= LogLevel.Warning).Which;
        entry.Message.Should().StartWith("cannot answer apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction: the server "
            + "failed with System.InvalidOperationException");
        entry.Message.Should().NotContain("the secret");
        entry.Exception.Should().BeNull();
    }

    [Fact]
    public async Task Call_OfBytesThatAreNoFrame_IsNoError()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        (await client.CallAsync([2, 0, 0, 0, 0])).Status.Should().Be("2");

        await Eventually.HoldsAsync(
            () => server.Log.Any(entry => entry.Message.Contains(" with Unknown: ", StringComparison.Ordinal)));
        server.Log.Should().NotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_WhoseMethodCancelsItself_IsInternalAndLogged()
    {
        await using var server = await ServerUnderTest.StartAsync(
            (_, _, _) => throw new OperationCanceledException());
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Message));

        answer.Status.Should().Be("13");
        server.Log.Should().ContainSingle(entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Calls_ManyAtOnce_ShareOneConnection()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        await client.CallAsync(RawGrpcClient.Frame(Message));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => client.CallAsync(RawGrpcClient.Frame([(byte)number]))));

        answers.Select(answer => answer.Payload.Single()).Should().Equal(Enumerable.Range(0, 200).Select(number => (byte)number));
        client.Connections.Should().Be(1);
    }
}

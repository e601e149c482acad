using Crossplane.Functions.Conversion;
using Crossplane.Functions.Hosting.Tests.Calls;
using Google.Protobuf;
using Grpc.Health.V1;

namespace Crossplane.Functions.Hosting.Tests.Health;

public sealed class HealthServiceTests
{
    private const string Check = "/grpc.health.v1.Health/Check";
    private const string Watch = "/grpc.health.v1.Health/Watch";
    private const string WatchLabels = "grpc_method=\"Watch\",grpc_service=\"grpc.health.v1.Health\",grpc_type=\"server_stream\"";

    [Theory]
    [InlineData("")]
    [InlineData("apiextensions.fn.proto.v1.FunctionRunnerService")]
    [InlineData("apiextensions.fn.proto.v1beta1.FunctionRunnerService")]
    [InlineData("grpc.health.v1.Health")]
    public async Task Check_OfServiceThatServes_SaysSo(string service)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(Check, Ask(service));

        answer.Status.Should().Be("0");
        HealthCheckResponse.Parser.ParseFrom(answer.Payload).Status.Should().Be(
            HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task Check_OfUnknownService_IsNotFound()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        (await client.CallAsync(Check, Ask("nonsense"))).Status.Should().Be("5");
    }

    [Theory]
    [InlineData(Check)]
    [InlineData(Watch)]
    public async Task Call_OfBytesThatAreNoRequest_IsRefused(string path)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        (await client.CallAsync(path, RawGrpcClient.Frame([0x0A, 0x7F]))).Status.Should().Be("2");
    }

    [Fact]
    public async Task Check_WhileAllCallsAreTaken_IsAnswered()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
            new FunctionHostOptions
            {
                Address = "127.0.0.1:0",
                Insecure = true,
                MaxConcurrentCalls = 1,
                ShutdownTimeout = TimeSpan.Zero,
            });
        using var client = server.Connect();
        var call = client.CallAsync(RawGrpcClient.Frame([1]));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30));

        (await client.CallAsync(Check, Ask(""))).Status.Should().Be("0");
        call.IsCompleted.Should().BeFalse("it holds the only place");
    }

    [Fact]
    public async Task Watch_UntilTheServerStops_TellsBothStatesAndEnds()
    {
        await using var server = await ServerUnderTest.EchoAsync(
            new FunctionHostOptions { Address = "127.0.0.1:0", MetricsAddress = "127.0.0.1:0", Insecure = true });
        using var client = server.Connect();
        var watch = client.CallAsync(Watch, Ask(""));
        await WaitUntilToldAsync(server);
        await server.Server.StopAsync();

        var answer = await watch;
        answer.Status.Should().Be("0");
        answer.Body.Should().Equal([.. RawGrpcClient.Frame([0x08, 1]), .. RawGrpcClient.Frame([0x08, 2])]);
    }

    [Fact]
    public async Task Watch_OfServerThatIsNotReady_KeepsItNotFromStopping()
    {
        await using var server = await ServerUnderTest.StartAsync(
            new DelegatedFunction(_ => throw new FunctionFatalException("no")),
            new FunctionHostOptions
            {
                Address = "127.0.0.1:0",
                MetricsAddress = "127.0.0.1:0",
                Insecure = true,
                ShutdownTimeout = TimeSpan.FromMinutes(1),
            },
            options => options.SelfRenders.Add(StructDocument.FromJson("""{"kind": "Example"}"""u8)));
        using var client = server.Connect();
        var watch = client.CallAsync(Watch, Ask(""));
        await WaitUntilToldAsync(server);

        await server.Server.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));

        var answer = await watch;
        answer.Status.Should().Be("0");
        answer.Body.Should().Equal(RawGrpcClient.Frame([0x08, 2]));
    }

    [Fact]
    public async Task Watch_WhoseRequestHasNotArrived_KeepsNoServerFromStopping()
    {
        await using var server = await ServerUnderTest.EchoAsync(
            new FunctionHostOptions
            {
                Address = "127.0.0.1:0",
                MetricsAddress = "127.0.0.1:0",
                Insecure = true,
                ShutdownTimeout = TimeSpan.FromMinutes(1),
            });
        using var client = server.Connect();
        using var unfinished = new UnfinishedContent([0, 0]);
        using var enough = new CancellationTokenSource();
        var watch = client.SendAsync(HttpMethod.Post, Watch, unfinished, "application/grpc", enough.Token);
        await unfinished.Sent;
        (await client.CallAsync(Check, Ask(""))).Status.Should().Be("0");

        await server.Server.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));

        // The client may see the connection end, in order, before it has read the answer.
        server.Log.Should().Contain(
            entry => entry.Message.StartsWith("answered grpc.health.v1.Health/Watch with Unavailable", StringComparison.Ordinal));
        var end = await Record.ExceptionAsync(() => watch);
        (end is HttpRequestException { InnerException: HttpProtocolException { ErrorCode: 0 } } || (await watch).Status == "14")
            .Should().BeTrue($"the watch ends in order, but ended with {end}");
        await enough.CancelAsync();
    }

    [Fact]
    public async Task Watch_OfUnknownService_SaysSoAndGoesOn()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.SendAsync(
            HttpMethod.Post,
            Watch,
            new ByteArrayContent(Ask("nonsense")),
            "application/grpc",
            CancellationToken.None,
            ("grpc-timeout", "2S"));

        answer.Status.Should().Be("4");
        answer.Body.Should().Equal(RawGrpcClient.Frame([0x08, 3]));
    }

    [Fact]
    public async Task Watch_WithSecondMessage_IsInternal()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        (await client.CallAsync(Watch, [.. Ask(""), .. Ask("")])).Status.Should().Be("13");
        (await client.CallAsync(Watch, [])).Status.Should().Be("13");
    }

    private static Task WaitUntilToldAsync(ServerUnderTest server) => Eventually.HoldsAsync(
        async () => (await ScrapeAsync(server)).Contains(
            $"grpc_server_msg_sent_total{{{WatchLabels}}} 1\n", StringComparison.Ordinal));

    private static async Task<string> ScrapeAsync(ServerUnderTest server)
    {
        using var prometheus = new HttpClient();
        return await prometheus.GetStringAsync(new Uri($"http://{server.Server.MetricsEndPoint}/metrics"));
    }

    private static byte[] Ask(string service) => RawGrpcClient.Frame(new HealthCheckRequest { Service = service }.ToByteArray());
}

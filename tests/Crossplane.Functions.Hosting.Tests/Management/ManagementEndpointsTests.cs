using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Hosting.Tests.Management;

public sealed class ManagementEndpointsTests : IDisposable
{
    private static readonly FunctionHostOptions Options = new()
    {
        Address = "127.0.0.1:0",
        MetricsAddress = "127.0.0.1:0",
        Insecure = true,
    };

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Get_OfServerThatServes_IsAnswered()
    {
        await using var server = await ServerUnderTest.EchoAsync(Options);

        (await GetAsync(server, "/healthz")).Should().Be((HttpStatusCode.OK, "ok\n"));
        (await GetAsync(server, "/readyz")).Should().Be((HttpStatusCode.OK, "ok\n"));
        (var status, var metrics) = await GetAsync(server, "/metrics");
        status.Should().Be(HttpStatusCode.OK);
        metrics.Should().Contain("\ncrossplane_function_ready{} 1\n");
        (await GetAsync(server, "/")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_IsNotAllowed()
    {
        await using var server = await ServerUnderTest.EchoAsync(Options);

        using var answer = await _client.PostAsync(
            new Uri($"http://{server.Server.MetricsEndPoint}/readyz"), null);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Equal("GET", "HEAD");
    }

    [Fact]
    public async Task Readyz_BeforeTheSelfRenderHasEnded_IsUnavailable()
    {
        var render = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(_ => render.Task);

        (await GetAsync(server, "/healthz")).Should().Be((HttpStatusCode.OK, "ok\n"));
        (await GetAsync(server, "/readyz")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);

        render.SetResult();
        await Eventually.HoldsAsync(async () => (await GetAsync(server, "/readyz")).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Readyz_AfterASelfRenderThatFailed_IsUnavailableAndTheReasonLogged()
    {
        await using var server = await StartAsync(context =>
        {
            context.Results.Fatal("the reason");
            return Task.CompletedTask;
        });
        await Eventually.HoldsAsync(() => server.Log.Any(
            entry => entry.Message.StartsWith("not ready: self-test failed for Example self-render", StringComparison.Ordinal)
                && entry.Message.EndsWith("the reason", StringComparison.Ordinal)));

        (await GetAsync(server, "/readyz")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Readyz_WhileCallsFinish_IsUnavailable()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, _) =>
            {
                started.SetResult();
                await finish.Task;
            },
            Options);
        using var client = server.Connect();
        var call = client.CallAsync(RawGrpcClient.Frame([1]));
        await started.Task;

        var stop = server.Server.StopAsync();

        (await GetAsync(server, "/readyz")).Should().Be((HttpStatusCode.ServiceUnavailable, "stopping\n"));
        (await GetAsync(server, "/healthz")).Status.Should().Be(HttpStatusCode.OK);
        (await GetAsync(server, "/metrics")).Text.Should().Contain("\ncrossplane_function_calls_in_progress{} 1\n");
        finish.SetResult();
        (await call).Status.Should().Be("0");
        await stop;
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /heal")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")]
    public async Task Get_WhileOthersHoldMoreConnectionsThanThereMayBe_IsAnsweredEachTime(string sent)
    {
        await using var server = await ServerUnderTest.EchoAsync(Options);
        var held = new List<Socket>();
        try
        {
            for (var index = 0; index < 600; index++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                held.Add(socket);
                await socket.ConnectAsync(server.Server.MetricsEndPoint!);
                await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(sent));
                if (index % 20 == 0)
                {
                    (await GetAsync(server, "/healthz")).Status.Should().Be(HttpStatusCode.OK, $"{index} connections are held");
                }
            }
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Get_OfMetricsAgain_IsTheSameAnswerForAWhile()
    {
        await using var server = await FunctionServer.StartAsync(
            new IdleFunction(),
            Options with
            {
                MetricsAge = TimeSpan.FromHours(1),
                MinLogLevel = Microsoft.Extensions.Logging.LogLevel.None,
            });
        var metrics = new Uri($"http://{server.MetricsEndPoint}/metrics");

        var first = await _client.GetStringAsync(metrics);
        using (var client = new RawGrpcClient(server.EndPoint))
        {
            (await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()))).Status.Should().Be("0");
        }

        var second = await _client.GetStringAsync(metrics);

        second.Should().Be(first, "nobody makes the server collect them more often");
        using var open = new HttpRequestMessage(HttpMethod.Get, metrics);
        open.Headers.TryAddWithoutValidation("Accept", "application/openmetrics-text; version=1.0.0");
        using var other = await _client.SendAsync(open);
        other.Content.Headers.ContentType!.MediaType.Should().Be("application/openmetrics-text");
        (await other.Content.ReadAsStringAsync()).Should().Contain("\ncrossplane_function_calls_total{kind=\"other\"} 1");
    }

    [Fact]
    public async Task Start_OnMetricsPortInUse_IsRefusedAndLeavesTheOtherPortFree()
    {
        await using var first = await ServerUnderTest.EchoAsync(Options);
        var port = FreePort.Find();
        var inUse = Options with
        {
            Address = $"127.0.0.1:{port}",
            MetricsAddress = first.Server.MetricsEndPoint!.ToString(),
        };

        var refusal =
            (await Awaiting(() => ServerUnderTest.EchoAsync(inUse)).Should().ThrowExactlyAsync<FunctionHostException>()).Which;

        refusal.Message.Should().Be($"cannot listen on \"{inUse.MetricsAddress}\": the address is already in use");
        await using var second = await ServerUnderTest.EchoAsync(Options with { Address = $"127.0.0.1:{port}" });
        second.Server.EndPoint.Port.Should().Be(port);
    }

    [Fact]
    public async Task Readyz_AfterOneOfSeveralSelfRendersFailed_IsUnavailableAndTheReasonLogged()
    {
        await using var server = await ServerUnderTest.StartAsync(
            new DelegatedFunction(context =>
            {
                if (context.Observed.Composite.Name != "good")
                {
                    context.Results.Fatal($"no {context.Observed.Composite.Name}");
                }

                return Task.CompletedTask;
            }),
            Options,
            options =>
            {
                foreach (var name in (string[])["good", "first", "second"])
                {
                    options.SelfRenders.Add(StructDocument.FromJson(
                        System.Text.Encoding.UTF8.GetBytes($$$"""{"kind": "Example", "metadata": {"name": "{{{name}}}"}}""")));
                }
            });

        await Eventually.HoldsAsync(() => new[] { "no first", "no second" }.All(
            reason => server.Log.Any(entry => entry.Message.EndsWith(reason, StringComparison.Ordinal))));
        (await GetAsync(server, "/readyz")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private static Task<ServerUnderTest> StartAsync(Func<FunctionContext, Task> run) => ServerUnderTest.StartAsync(
        new DelegatedFunction(run),
        Options,
        options =>
            options.SelfRenders.Add(StructDocument.FromJson("""{"kind": "Example", "metadata": {"name": "self-render"}}"""u8)));

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(ServerUnderTest server, string path)
    {
        using var answer = await _client.GetAsync(new Uri($"http://{server.Server.MetricsEndPoint}{path}"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

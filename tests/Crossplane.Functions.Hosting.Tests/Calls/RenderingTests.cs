using System.Collections.Concurrent;
using System.Globalization;
using Crossplane.Functions.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crossplane.Functions.Hosting.Tests.Calls;

/// <summary>How many calls run the function at a time, and what becomes of the others.</summary>
public sealed class RenderingTests
{
    private static readonly FunctionHostOptions Options = new()
    {
        Address = "127.0.0.1:0",
        MetricsAddress = "127.0.0.1:0",
        Insecure = true,
        MaxConcurrentRenders = 2,
    };

    [Fact]
    public async Task Calls_OverTheLimitOfRenders_WaitForTheirTurn()
    {
        var running = 0;
        var most = 0;
        await using var server = await StartAsync(async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(5);
            Interlocked.Decrement(ref running);
        });
        using var client = server.Connect();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(index => CallAsync(client, "ns", $"name-{index}")));

        answers.Should().AllSatisfy(answer => answer.Status.Should().Be("0"));
        most.Should().Be(2);
    }

    [Fact]
    public async Task Calls_OfAFlood_DoNotKeepAnotherNamespaceWaiting()
    {
        using var begin = new SemaphoreSlim(0);
        var order = new ConcurrentQueue<string>();
        await using var server = await StartAsync(new StoppedTime(), async context =>
        {
            order.Enqueue(context.Observed.Composite.Namespace!);
            await begin.WaitAsync();
        });
        using var client = server.Connect();
        var flood = Enumerable.Range(0, 50).Select(index => CallAsync(client, "flood", $"name-{index}")).ToArray();
        await WaitUntilScrapedAsync(server, "crossplane_function_renders_waiting{} 48");
        var quiet = CallAsync(client, "quiet", "my-greeting");
        await WaitUntilScrapedAsync(server, "crossplane_function_renders_waiting{} 49");
        await WaitUntilScrapedAsync(server, "crossplane_function_renders_in_progress{} 2");

        begin.Release();
        await Eventually.HoldsAsync(() => order.Count == 3);
        begin.Release();
        await Eventually.HoldsAsync(() => order.Count == 4);

        order.Should().Equal(["flood", "flood", "flood", "quiet"], "two ran, and then namespaces took turns");
        begin.Release(49);
        (await quiet).Status.Should().Be("0");
        await Task.WhenAll(flood);
    }

    [Fact]
    public async Task Call_WhoseDeadlinePassesWhileItWaits_IsNotRendered()
    {
        using var begin = new SemaphoreSlim(0);
        var names = new ConcurrentQueue<string>();
        await using var server = await StartAsync(new StoppedTime(), async context =>
        {
            names.Enqueue(context.Observed.Composite.Name!);
            await begin.WaitAsync();
        });
        using var client = server.Connect();
        Task<RawGrpcAnswer>[] first = [CallAsync(client, "ns", "a"), CallAsync(client, "ns", "b")];
        await Eventually.HoldsAsync(() => names.Count == 2);

        var late = await CallAsync(client, "ns", "late", ("grpc-timeout", "100m"));

        late.Status.Should().Be("4");

        // The caller is answered a moment before the call leaves the queue.
        await WaitUntilScrapedAsync(server, "crossplane_function_renders_waiting{} 0");
        begin.Release(2);
        await Task.WhenAll(first);
        names.Should().NotContain("late");
        await WaitUntilScrapedAsync(server, "crossplane_function_request_size_bytes_count{kind=\"other\"} 3");
        (await ScrapeAsync(server)).Should().Contain(
            "\ncrossplane_function_render_duration_seconds_count{kind=\"other\"} 2\n", "the late one was never run");
    }

    [Fact]
    public async Task Call_ThatFindsNoMemory_IsToBeTriedAgain()
    {
        await using var server = await StartAsync(_ => Task.FromResult(new string('x', int.MaxValue)));
        using var client = server.Connect();

        var answer = await CallAsync(client, "ns", "name");

        answer.Status.Should().Be("8");
        answer.Message.Should().Be("cannot answer call: the server is out of memory");
    }

    [Fact]
    public async Task Call_WhoseAnswerIsNotReceived_CountsNoLongerThanItIsRendered()
    {
        await using var server = await StartAsync(context =>
        {
            context.Results.Normal(new string('x', 2_000_000));
            return Task.CompletedTask;
        });
        using var client = new SlowReader(server.Server.EndPoint);

        await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));

        await WaitUntilScrapedAsync(server, "crossplane_function_calls_total{kind=\"other\"} 1");
        await WaitUntilScrapedAsync(server, "crossplane_function_calls_in_progress{} 0");
        var held = (await ScrapeAsync(server)).Split('\n').Single(
            line => line.StartsWith("crossplane_function_request_memory_bytes{} ", StringComparison.Ordinal));
        long.Parse(held.Split(' ')[1], CultureInfo.InvariantCulture).Should().BeGreaterThan(
            4_000_000, "the answer is still being sent, and is in memory twice");

        client.Dispose();

        await WaitUntilScrapedAsync(server, "crossplane_function_request_memory_bytes{} 0");
        await WaitUntilScrapedAsync(server, Handled("Canceled", 1));
        (await ScrapeAsync(server)).Should().Contain($"\n{Handled("OK", 0)}\n", "the caller has not received it");
    }

    [Fact]
    public async Task Call_WithHeadersLargerThanTheLimit_IsRefused()
    {
        await using var server = await StartAsync(_ => Task.CompletedTask);
        using var client = server.Connect();
        var body = RawGrpcClient.Frame(CompositeRequest.Create());

        (await client.CallAsync(body, ("x-large", new string('x', 7000)))).Status.Should().Be("0");
        var large = await Record.ExceptionAsync(async () =>
            (await client.CallAsync(body, ("x-large", new string('x', 8192)))).Status.Should().NotBe("0"));

        large?.Should().BeOfType<HttpRequestException>();
        (await client.CallAsync(body)).Status.Should().Be("0");
    }

    [Theory]
    [InlineData("1n")]
    [InlineData("0S")]
    [InlineData("999u")]
    public async Task Call_WithATimeoutThatHasPassed_EndsWithAStatus(string timeout)
    {
        await using var server = await StartAsync(_ => Task.CompletedTask);
        using var client = server.Connect();

        var answer = await CallAsync(client, "ns", "name", ("grpc-timeout", timeout));

        answer.IsTrailersOnly.Should().BeTrue("nothing was run");
        answer.Status.Should().Be("4");
    }

    private static Task<ServerUnderTest> StartAsync(Func<FunctionContext, Task> run) =>
        StartAsync(TimeProvider.System, run);

    private static Task<ServerUnderTest> StartAsync(TimeProvider time, Func<FunctionContext, Task> run) =>
        ServerUnderTest.StartAsync(
            services => services.AddSingleton(time).AddCompositionFunction(new DelegatedFunction(run)), Options);

    private static Task<RawGrpcAnswer> CallAsync(
        RawGrpcClient client, string ns, string name, params (string Name, string Value)[] headers) =>
        client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create("Greeting", ns, name)), headers);

    private static string Handled(string code, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"grpc_server_handled_total{{grpc_code=\"{code}\",grpc_method=\"RunFunction\","
            + $"grpc_service=\"apiextensions.fn.proto.v1.FunctionRunnerService\",grpc_type=\"unary\"}} {count}");

    private static Task WaitUntilScrapedAsync(ServerUnderTest server, string line) => Eventually.HoldsAsync(
        async () => (await ScrapeAsync(server)).Contains($"\n{line}\n", StringComparison.Ordinal), line);

    private static async Task<string> ScrapeAsync(ServerUnderTest server)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri($"http://{server.Server.MetricsEndPoint}/metrics"));
    }

    /// <summary>A clock that stands, so that no call runs for too long, however busy the machine is.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}

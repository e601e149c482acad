using System.Globalization;
using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Calls;

public sealed class FunctionCallsTests : IDisposable
{
    private const string Secret = "hunter2-9f1c";

    private static readonly FunctionHostOptions Options = new()
    {
        Address = "127.0.0.1:0",
        MetricsAddress = "127.0.0.1:0",
        Insecure = true,
    };

    private readonly HttpClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Call_OfKnownKind_IsCountedUnderIt()
    {
        await using var server = await StartAsync(_ => Task.CompletedTask);
        await CallAsync(server, Request("Example"));

        var metrics = await ScrapeAsync(server);

        metrics.Should().Contain("\ncrossplane_function_calls_total{kind=\"Example\"} 1\n");
        metrics.Should().Contain("\ncrossplane_function_calls_total{kind=\"other\"} 0\n");
        metrics.Should().Contain("\ncrossplane_function_render_duration_seconds_count{kind=\"Example\"} 1\n");
        metrics.Should().Contain("\ncrossplane_function_response_size_bytes_count{kind=\"Example\"} 1\n");
        metrics.Should().Contain(
            $"\ncrossplane_function_request_size_bytes_sum{{kind=\"Example\"}} {Request("Example").Length}\n");
    }

    [Fact]
    public async Task Calls_OfManyUnknownKinds_MakeNoSeries()
    {
        await using var server = await StartAsync(_ => Task.CompletedTask);
        await CallAsync(server, Request("Example"));
        await CallAsync(server, Request("Kind-0"));
        var lines = (await ScrapeAsync(server)).Count(character => character == '\n');
        for (var index = 1; index < 50; index++)
        {
            await CallAsync(server, Request(string.Create(CultureInfo.InvariantCulture, $"Kind-{index}")));
        }

        var metrics = await ScrapeAsync(server);

        metrics.Should().Contain("\ncrossplane_function_calls_total{kind=\"other\"} 50\n");
        metrics.Should().NotContain("Kind-");
        metrics.Count(character => character == '\n').Should().Be(lines);
    }

    [Fact]
    public async Task Call_ThatTheFunctionGivesUp_IsMeasuredAndNotCountedAsAnswered()
    {
        await using var server = await ServerUnderTest.StartAsync(
            new WaitingFunction(), Options, options => options.Kinds.Add("Example"));
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.Frame(Request("Example")), ("grpc-timeout", "1S"));

        answer.Status.Should().Be("4");
        await WaitUntilScrapedAsync(server, "crossplane_function_render_duration_seconds_count{kind=\"Example\"} 1");
        await WaitUntilScrapedAsync(server, Handled("DeadlineExceeded", 1));
        var metrics = await ScrapeAsync(server);
        metrics.Should().Contain("\ncrossplane_function_calls_total{kind=\"Example\"} 0\n");
        metrics.Should().Contain($"\n{Handled("Canceled", 0)}\n");
    }

    [Fact]
    public async Task Call_WhoseBodyDoesNotEnd_IsCountedAsOverItsDeadline()
    {
        await using var server = await StartAsync(_ => Task.CompletedTask);
        using var client = server.Connect();
        using var content = new UnfinishedContent(RawGrpcClient.Frame(Request("Example")));
        using var leave = new CancellationTokenSource();

        var call = client.SendAsync(
            HttpMethod.Post, RawGrpcClient.V1, content, "application/grpc", leave.Token, ("grpc-timeout", "100m"));

        await WaitUntilScrapedAsync(server, Handled("DeadlineExceeded", 1));
        var metrics = await ScrapeAsync(server);
        metrics.Should().Contain($"\n{Handled("Unknown", 0)}\n");
        metrics.Should().Contain($"\n{Handled("Canceled", 0)}\n");
        server.Log.Should().NotContain(entry => entry.Level >= LogLevel.Warning);
        await leave.CancelAsync();
        await Record.ExceptionAsync(() => call);
    }

    [Fact]
    public async Task Call_ThatFailsAfterItsDeadline_IsCountedAsOverIt()
    {
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, _) =>
            {
                await finish.Task;
                throw new InvalidOperationException();
            },
            Options);
        using var client = server.Connect();

        (await client.CallAsync(RawGrpcClient.Frame([1]), ("grpc-timeout", "100m"))).Status.Should().Be("4");
        finish.SetResult();

        await WaitUntilScrapedAsync(server, Handled("DeadlineExceeded", 1));
        (await ScrapeAsync(server)).Should().Contain($"\n{Handled("Internal", 0)}\n");
    }

    [Fact]
    public async Task Call_ThatOverlooksItsDeadline_IsLoggedAsGivenUp()
    {
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(_ => finish.Task);
        using var client = server.Connect();

        (await client.CallAsync(RawGrpcClient.Frame(Request("Example")), ("grpc-timeout", "1S"))).Status.Should().Be("4");

        finish.SetResult();
        await Eventually.HoldsAsync(() => server.Log.Any(entry =>
            entry.Message.StartsWith("call for Example my-namespace/my-service cancelled after", StringComparison.Ordinal)));
        server.Log.Should().NotContain(entry => entry.Message.StartsWith("answered the call", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_WithFatalResult_IsCountedByReason()
    {
        await using var server = await StartAsync(context => context.Tag switch
        {
            "result" => throw new FunctionFatalException("no"),
            "conversion" => throw new ConversionException("no"),
            _ => throw new InvalidOperationException(),
        });
        foreach (var tag in (string[])["result", "conversion", "exception"])
        {
            await CallAsync(server, Request("Example", tag));
        }

        var metrics = await ScrapeAsync(server);

        foreach ((var reason, var count) in ((string, int)[])
        [
            ("result", 1), ("conversion", 1), ("exception", 1), ("response_too_large", 0),
        ])
        {
            metrics.Should().Contain(
                $"\ncrossplane_function_fatal_results_total{{kind=\"Example\",reason=\"{reason}\"}} {count}\n");
        }
    }

    [Fact]
    public async Task Call_ThatThrowsASecret_IsLoggedWithoutIt()
    {
        await using var server = await StartAsync(
            _ => throw new InvalidOperationException($"cannot parse {Secret}", new FormatException(Secret)));

        var answer = await CallAsync(server, Request("Example"));

        LogEntry entry = server.Log.Should().ContainSingle(entry => entry.Level == LogLevel.Error).Which;
        entry.Message.Should().StartWith(
            "cannot run function for Example my-namespace/my-service: it failed with System.InvalidOperationException");
        entry.Message.Should().Contain("caused by System.FormatException");
        server.Log.Should().AllSatisfy(line => $"{line.Message} {line.Exception}".Should().NotContain(Secret));
        System.Text.Encoding.UTF8.GetString(answer.Body).Should().NotContain(Secret);
    }

    [Fact]
    public async Task Call_WithDebugLog_IsLoggedOnceWithWhatItIsFor()
    {
        await using var server = await StartAsync(_ => Task.CompletedTask);

        await CallAsync(server, Request("Example"));

        LogEntry entry = server.Log
            .Should().ContainSingle(entry => entry.Message.StartsWith("answered the call", StringComparison.Ordinal)).Which;
        entry.Message.Should().StartWith("answered the call for Example my-namespace/my-service in ");
        entry.Message.Should().EndWith("ms: 0 observed, 0 desired, fatal: none");
        server.Scopes.OfType<CallIdentity>().Should().ContainSingle().Which.Should().Equal(
            new("tag", "tag-1"), new("kind", "Example"), new("namespace", "my-namespace"), new("name", "my-service"));
    }

    private static Task<ServerUnderTest> StartAsync(Func<FunctionContext, Task> run) => ServerUnderTest.StartAsync(
        new DelegatedFunction(run), Options, options => options.Kinds.Add("Example"));

    private static byte[] Request(string kind, string tag = "tag-1")
    {
        var composite = $$$"""{"kind": "{{{kind}}}", "metadata": {"name": "my-service", "namespace": "my-namespace"}}""";
        var document = StructDocument.FromJson(System.Text.Encoding.UTF8.GetBytes(composite));
        var meta = Field(1, System.Text.Encoding.UTF8.GetBytes(tag));
        var observed = Field(1, Field(1, document.Raw.ToArray()));
        return [.. Field(1, meta), .. Field(2, observed)];
    }

    /// <summary>A field of a message, by its number.</summary>
    private static byte[] Field(int number, byte[] content)
    {
        using var field = new MemoryStream();
        using (var output = new CodedOutputStream(field))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }

        return field.ToArray();
    }

    private static async Task<RawGrpcAnswer> CallAsync(ServerUnderTest server, byte[] request)
    {
        using var client = server.Connect();
        return await client.CallAsync(RawGrpcClient.Frame(request));
    }

    private static string Handled(string code, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"grpc_server_handled_total{{grpc_code=\"{code}\",grpc_method=\"RunFunction\","
            + $"grpc_service=\"apiextensions.fn.proto.v1.FunctionRunnerService\",grpc_type=\"unary\"}} {count}");

    private Task WaitUntilScrapedAsync(ServerUnderTest server, string line) => Eventually.HoldsAsync(
        async () => (await ScrapeAsync(server)).Contains($"\n{line}\n", StringComparison.Ordinal), line);

    private Task<string> ScrapeAsync(ServerUnderTest server) =>
        _client.GetStringAsync(new Uri($"http://{server.Server.MetricsEndPoint}/metrics"));
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Telemetry;

public sealed partial class GrpcServerMetricsTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Codes =
    [
        "OK", "Canceled", "Unknown", "InvalidArgument", "DeadlineExceeded", "NotFound", "AlreadyExists", "PermissionDenied",
        "ResourceExhausted", "FailedPrecondition", "Aborted", "OutOfRange", "Unimplemented", "Internal", "Unavailable",
        "DataLoss",
        "Unauthenticated",
    ];

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private FunctionServer _server = null!;

    public async Task InitializeAsync() => _server = await FunctionServer.StartAsync(
        new IdleFunction(),
        new FunctionHostOptions
        {
            Address = "127.0.0.1:0",
            MetricsAddress = "127.0.0.1:0",
            Insecure = true,
            MinLogLevel = LogLevel.None,
        });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("apiextensions.fn.proto.v1.FunctionRunnerService")]
    [InlineData("apiextensions.fn.proto.v1beta1.FunctionRunnerService")]
    public async Task Metrics_BeforeTheFirstCall_HaveZeroForEachCode(string service)
    {
        var metrics = await ScrapeAsync();

        var series = Series().Matches(metrics)
            .Where(match => match.Groups["name"].Value == "grpc_server_handled_total"
                && match.Groups["labels"].Value.Contains($"grpc_service=\"{service}\"", StringComparison.Ordinal))
            .ToDictionary(
                match => Code().Match(match.Groups["labels"].Value).Groups[1].Value,
                match => match.Groups["value"].Value);
        series.Keys.Should().BeEquivalentTo(Codes);
        series.Values.Should().AllBe("0");
    }

    [Theory]
    [InlineData("grpc_server_started_total", "Total number of RPCs started on the server.")]
    [InlineData(
        "grpc_server_handled_total", "Total number of RPCs completed on the server, regardless of success or failure.")]
    [InlineData("grpc_server_msg_received_total", "Total number of RPC stream messages received on the server.")]
    [InlineData("grpc_server_msg_sent_total", "Total number of gRPC stream messages sent by the server.")]
    [InlineData(
        "grpc_server_handling_seconds",
        "Histogram of response latency (seconds) of gRPC that had been application-level handled by the server.")]
    public async Task Metrics_AfterACall_HaveTheHelpTextsOfTheMiddlewareForGo(string name, string help)
    {
        await CallAsync();

        var metrics = await ScrapeAsync();

        metrics.Should().Contain($"# HELP {name} {help}\n");
    }

    [Fact]
    public async Task Metrics_AfterACall_CountItAndHaveBucketsFromAQuarterOfAMillisecond()
    {
        await CallAsync();

        var series = Series().Matches(await ScrapeAsync())
            .Where(match => match.Groups["labels"].Value.Contains("proto.v1.FunctionRunnerService", StringComparison.Ordinal))
            .ToArray();
        series.Should().ContainSingle(match => match.Groups["name"].Value == "grpc_server_handled_total"
            && match.Groups["labels"].Value.Contains("grpc_code=\"OK\"") && match.Groups["value"].Value == "1");
        series.Where(match => match.Groups["name"].Value == "grpc_server_handling_seconds_bucket")
            .Select(match => Bound().Match(match.Groups["labels"].Value).Groups[1].Value)
            .Should().Equal(
                "0.00025", "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5",
                "10", "+Inf");
    }

    [Fact]
    public async Task Call_OfTheMetricsPort_IsNotServed()
    {
        using var content = new ByteArrayContent(RawGrpcClient.Frame([]));
        content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        using var client = new RawGrpcClient(_server.MetricsEndPoint!);

        using var posted = await _client.PostAsync(new Uri($"http://{_server.MetricsEndPoint}{RawGrpcClient.V1}"), content);
        using var got = await _client.GetAsync(new Uri($"http://{_server.MetricsEndPoint}{RawGrpcClient.V1}"));

        posted.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        got.StatusCode.Should().Be(HttpStatusCode.NotFound);
        await client.Awaiting(http2 => http2.CallAsync(RawGrpcClient.Frame([]))).Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Get_OfTheGrpcPort_IsNotServed(string path)
    {
        using var client = new RawGrpcClient(_server.EndPoint);

        var answer = await client.SendAsync(HttpMethod.Get, path, null, null, CancellationToken.None);

        answer.HttpStatus.Should().Be(HttpStatusCode.NotFound);
        answer.Body.Should().BeEmpty();
    }

    [GeneratedRegex(@"^(?<name>\w+)\{(?<labels>.*)\} (?<value>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Series();

    [GeneratedRegex("grpc_code=\"([^\"]*)\"")]
    private static partial Regex Code();

    [GeneratedRegex("le=\"([^\"]*)\"")]
    private static partial Regex Bound();

    private async Task CallAsync()
    {
        using var client = new RawGrpcClient(_server.EndPoint);
        var answer = await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));
        answer.Status.Should().Be("0");
    }

    private Task<string> ScrapeAsync() => _client.GetStringAsync(new Uri($"http://{_server.MetricsEndPoint}/metrics"));
}

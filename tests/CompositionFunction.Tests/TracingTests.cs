using System.Net;
using System.Text;
using CompositionFunction.Tests.Processes;

namespace CompositionFunction.Tests;

/// <summary>What the executable exports to a collector of OpenTelemetry.</summary>
public sealed class TracingTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string ParentId = "00f067aa0ba902b7";

    private static readonly byte[] Request = RawGrpcClient.Frame([0x0A, 0x03, 0x0A, 0x01, (byte)'t']);

    [Fact]
    public async Task Call_WithTraceParent_IsExportedAsASpanBelowIt()
    {
        await using var collector = new OtlpCollector();
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_SERVICE_NAME"] = "my-function",
            },
            "--insecure",
            "--shutdown-timeout",
            "30s");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));

        (await client.CallAsync(Request, ("traceparent", $"00-{TraceId}-{ParentId}-01"))).Status.Should().Be("0");
        (await server.TerminateAsync()).Should().Be(0);

        var traces = collector.Find("/v1/traces");
        traces.AsSpan().IndexOf(Convert.FromHexString(TraceId)).Should().BeGreaterThanOrEqualTo(
            0, "the spans belong to the trace of the caller");
        traces.AsSpan().IndexOf(Convert.FromHexString(ParentId)).Should().BeGreaterThanOrEqualTo(
            0, "a span is below that of the caller");
        foreach (var text in (string[])
        [
            "my-function",
            "apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction",
            "rpc.response.status_code",
        ])
        {
            traces.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)).Should().BeGreaterThanOrEqualTo(0, $"the export has {text}");
        }

        collector.Find("/v1/metrics").AsSpan().IndexOf("crossplane.function.calls"u8).Should().BeGreaterThanOrEqualTo(
            0, "the export has the calls");
    }

    [Fact]
    public async Task Call_WithVariablesOfASignal_IsExportedAsTheySay()
    {
        await using var traces = new OtlpCollector();
        await using var metrics = new OtlpCollector();
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = $"{traces.Url}/tenant/spans",
                ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] = "http/protobuf",
                ["OTEL_EXPORTER_OTLP_TRACES_HEADERS"] = "x-tenant=platform",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = metrics.Url,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
                ["OTEL_EXPORTER_OTLP_METRICS_PROTOCOL"] = "http/protobuf",
            },
            "--insecure",
            "--shutdown-timeout",
            "30s");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));

        (await client.CallAsync(Request)).Status.Should().Be("0");
        (await server.TerminateAsync()).Should().Be(0);

        traces.Requests.Should().Equal("/tenant/spans x-tenant=platform");
        metrics.Requests.Should().Equal("/v1/metrics");
    }

    [Fact]
    public async Task Serve_WithCollectorThatIsNotThere_EndsInTime()
    {
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" }, "--insecure");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));

        (await client.CallAsync(Request)).Status.Should().Be("0");
        (await server.TerminateAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Terminate_WithSlowCollector_ExportsWhatIsLeft()
    {
        // A collector gets 512 spans at a time: the last one waits for the answer to those before it.
        await using var collector = new OtlpCollector(delay: TimeSpan.FromSeconds(2));
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = $"{collector.Url}/v1/traces",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
            "--insecure",
            "--shutdown-timeout",
            "30s");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));
        for (var call = 0; call < 520; call++)
        {
            (await client.CallAsync(Request)).Status.Should().Be("0");
        }

        (await client.CallAsync(Request, ("traceparent", $"00-{TraceId}-{ParentId}-01"))).Status.Should().Be("0");
        (await server.TerminateAsync()).Should().Be(0);

        collector.Find("/v1/traces").AsSpan().IndexOf(Convert.FromHexString(TraceId)).Should().BeGreaterThanOrEqualTo(
            0, "the last span must not be lost");
    }

    [Fact]
    public async Task Terminate_WithCollectorThatDoesNotAnswer_EndsWithoutIt()
    {
        // Ten minutes are longer than the test waits for the process.
        await using var collector = new OtlpCollector(delay: TimeSpan.FromMinutes(10));
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "600000",
            },
            "--insecure");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));

        (await client.CallAsync(Request)).Status.Should().Be("0");
        (await server.TerminateAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Serve_WithoutEnvironment_ExportsNothing()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        await server.WaitForLogAsync("ready");

        server.Log.Should().NotContain(line => line.Contains("OTLP", StringComparison.Ordinal));
        (await server.TerminateAsync()).Should().Be(0);
    }
}

using System.Net;
using System.Text;
using CompositionFunction.Tests.Processes;
using Crossplane.Functions.Hosting.Tests.Grpc;

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
            "--insecure");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));

        Assert.Equal("0", (await client.CallAsync(Request, ("traceparent", $"00-{TraceId}-{ParentId}-01"))).Status);
        Assert.Equal(0, await server.TerminateAsync());

        byte[] traces = collector.Find("/v1/traces");
        Assert.True(traces.AsSpan().IndexOf(Convert.FromHexString(TraceId)) >= 0, "No span has the trace of the caller.");
        Assert.True(traces.AsSpan().IndexOf(Convert.FromHexString(ParentId)) >= 0, "No span is below that of the caller.");
        foreach (string text in (string[])["my-function", "apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction", "rpc.response.status_code"])
        {
            Assert.True(traces.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0, $"The export does not have {text}.");
        }

        Assert.True(collector.Find("/v1/metrics").AsSpan().IndexOf("crossplane_function_calls_total"u8) >= 0);
    }

    [Fact]
    public async Task Serve_WithCollectorThatIsNotThere_EndsInTime()
    {
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" }, "--insecure");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));

        Assert.Equal("0", (await client.CallAsync(Request)).Status);
        Assert.Equal(0, await server.TerminateAsync());
    }

    [Fact]
    public async Task Serve_WithoutEnvironment_ExportsNothing()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        await server.WaitForLogAsync("ready");

        Assert.DoesNotContain(server.Log, line => line.Contains("OTLP", StringComparison.Ordinal));
        Assert.Equal(0, await server.TerminateAsync());
    }
}

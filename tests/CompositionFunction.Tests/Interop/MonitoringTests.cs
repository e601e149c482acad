using System.Net;
using System.Text.Json;

namespace CompositionFunction.Tests.Interop;

/// <summary>The metrics of the executable, read by Prometheus' own parsers.</summary>
public sealed class MonitoringTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _directory.Dispose();
        _client.Dispose();
    }

    [PeerTheory]
    [InlineData("AgentExecutor")]
    public async Task Metrics_AfterACall_AreReadByPrometheus(string kind)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.Example().Write(_directory["request.json"]);
        await Peer.Find("grpcio").CallAsync("--target", server.Target, "--insecure", "--request", request);

        var families = await Peer.RunAsync(
            "Peers/python/metrics.py", await _client.GetStringAsync(new Uri(server.Management, "/metrics")));

        Value(families, "crossplane_function_calls", "crossplane_function_calls_total", ("kind", kind)).Should().Be(1);
        Value(
            families,
            "crossplane_function_render_duration_seconds",
            "crossplane_function_render_duration_seconds_count",
            ("kind", kind)).Should().Be(1);
        foreach (var name in (string[])["started", "handled", "msg_received", "msg_sent"])
        {
            Value(
                families,
                $"grpc_server_{name}",
                $"grpc_server_{name}_total",
                ("grpc_method", "RunFunction"),
                ("grpc_service", "apiextensions.fn.proto.v1.FunctionRunnerService")).Should().Be(
                1);
        }

        Find(families, "grpc_server_handling_seconds").GetProperty("type").GetString().Should().Be("histogram");
    }

    [PeerTheory]
    [InlineData("Monitoring/check.py")]
    public async Task RulesAndDashboard_NameOnlySeriesThatThereAre(string script)
    {
        using var authority = new CrossplaneCertificates();
        authority.IssueServer().WriteTo(_directory.Path, authority.AuthorityPem);
        using var server = await FunctionProcess.ServeAsync("--tls-certs-dir", _directory.Path);
        var client = new System.Net.Security.SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificateContext = System.Net.Security.SslStreamCertificateContext.Create(
                authority.IssueClient().Certificate, [], offline: true),
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        };
        using var raw = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port), client);
        (await raw.CallAsync(RawGrpcClient.Frame([0x0A, 0x03, 0x0A, 0x01, (byte)'t']))).Status.Should().Be("0");

        var report = (await Peer.RunAsync(script, await _client.GetStringAsync(new Uri(server.Management, "/metrics"))))
            .Should().ContainSingle().Which;

        report.GetProperty("problems").GetInt32().Should().Be(0);
        report.GetProperty("expressions").GetInt32().Should().BeGreaterThanOrEqualTo(20);
    }

    private static JsonElement Find(JsonElement[] families, string name) =>
        families.Should().ContainSingle(family => family.GetProperty("name").GetString() == name).Which;

    private static double Value(
        JsonElement[] families, string family, string name, params (string Name, string Value)[] labels) =>
            Find(families, family).GetProperty("samples").EnumerateArray().Should().ContainSingle(
                sample => sample.GetProperty("name").GetString() == name
                    && sample.GetProperty("value").GetDouble() > 0
                    && labels.All(label => sample.GetProperty("labels")
                        .GetProperty(label.Name)
                        .GetString() == label.Value)).Which.GetProperty("value").GetDouble();
}

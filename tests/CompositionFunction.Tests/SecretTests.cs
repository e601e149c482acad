using System.Text.Json.Nodes;
using CompositionFunction.Tests.Interop;
using CompositionFunction.Tests.Processes;

namespace CompositionFunction.Tests;

/// <summary>What is secret in a request is in no log, no metric and no span.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Secret = "hunter2-9f1c";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [PeerTheory]
    [InlineData("--debug=false")]
    [InlineData("--debug")]
    public async Task Calls_WithSecrets_LeaveNoneBehind(string flag)
    {
        await using var collector = new OtlpCollector();
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_EXPORTER_OTLP_TRACES_HEADERS"] = $"authorization={Secret}",
            },
            "--insecure",
            "--shutdown-timeout=30s",
            flag);
        var valid = WithSecrets(PeerRequests.Example()).Write(_directory["valid.json"]);
        var wrong = WithSecrets(PeerRequests.Example());
        wrong["observed"]!["composite"]!["resource"]!["spec"]!["size"] = Secret;
        var refused = wrong.Write(_directory["wrong.json"]);
        using var client = new HttpClient();

        var answers = await Peer.Find("grpcio").CallAsync("--target", server.Target, "--insecure", "--request", valid);
        await Peer.Find("grpcio").CallAsync("--target", server.Target, "--insecure", "--request", refused);
        var metrics = await client.GetStringAsync(new Uri(server.Management, "/metrics"));
        (await server.TerminateAsync()).Should().Be(0);

        answers[0].GetProperty("code").GetString().Should().Be("OK");
        server.Log.Should().Contain(line => line.Contains("listening on", StringComparison.Ordinal));
        server.Log.Should().AllSatisfy(line => line.Should().NotContain(Secret));
        metrics.Should().NotContain(Secret);
        var traces = collector.Find("/v1/traces");
        traces.AsSpan().IndexOf("my-service"u8).Should().BeGreaterThanOrEqualTo(0, "a span says which composite it is for");
        traces.AsSpan().IndexOf("hunter2-9f1c"u8).Should().BeNegative("no span may have the secret");
    }

    /// <summary>In each place where Crossplane or an author may put one.</summary>
    private static JsonObject WithSecrets(JsonObject request)
    {
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret));
        var composite = request["observed"]!["composite"]!;
        composite["connectionDetails"] = new JsonObject { ["password"] = encoded };
        composite["resource"]!["spec"]!["env"] = new JsonArray(new JsonObject { ["name"] = "PASSWORD", ["value"] = Secret });
        request["credentials"] = new JsonObject
        {
            ["registry"] = new JsonObject
            {
                ["credentialData"] = new JsonObject { ["data"] = new JsonObject { ["token"] = encoded } },
            },
        };
        request["context"]!["example.org/token"] = Secret;
        return request;
    }
}

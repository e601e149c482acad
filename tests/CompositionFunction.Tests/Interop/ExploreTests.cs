namespace CompositionFunction.Tests.Interop;

/// <summary>Health and contracts of the executable, asked for by a client of another implementation.</summary>
public sealed class ExploreTests
{
    private const string Script = "Peers/python/explore.py";
    private const string V1 = "apiextensions.fn.proto.v1";

    [PeerTheory]
    [InlineData("", "SERVING")]
    [InlineData($"{V1}.FunctionRunnerService", "SERVING")]
    [InlineData("nonsense", null)]
    public async Task Check_OfService_TellsItsHealth(string service, string? status)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        await server.WaitForLogAsync("ready");

        var answer = (await Peer.RunAsync(Script, "", "--target", server.Target, "check", service))
            .Should().ContainSingle().Which;

        answer.GetProperty("code").GetString().Should().Be(status is null ? "NOT_FOUND" : "OK");
        answer.GetProperty("status").GetString().Should().Be(status);
    }

    [PeerTheory]
    [InlineData("")]
    public async Task Watch_UntilTheProcessEnds_TellsThatItStops(string service)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        await server.WaitForLogAsync("ready");
        var watch = Peer.RunAsync(Script, "", "--target", server.Target, "watch", service);
        await WaitForSeriesAsync(
            server,
            "grpc_server_msg_sent_total{grpc_method=\"Watch\",grpc_service=\"grpc.health.v1.Health\","
                + "grpc_type=\"server_stream\"} 1");

        (await server.TerminateAsync()).Should().Be(0);

        (await watch).Select(answer => answer.GetProperty("status").GetString()).Should().Equal(["SERVING", "NOT_SERVING", null]);
    }

    [PeerTheory]
    [InlineData("v1")]
    [InlineData("v1alpha")]
    public async Task Reflect_OfContract_HasStructsForObjects(string version)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");

        var answers = await Peer.RunAsync(
            Script, "", "--target", server.Target, "--version", version, "reflect", $"{V1}.Resource", "google.protobuf.Struct",
            "nonsense");

        answers[0].GetProperty("services").EnumerateArray().Select(name => name.GetString()).Should().Contain(
            $"{V1}.FunctionRunnerService");
        answers[1].GetProperty("fields").GetProperty("resource").GetString().Should().Be("google.protobuf.Struct");
        answers[2].GetProperty("fields").GetProperty("fields").GetString().Should().Be("google.protobuf.Struct.FieldsEntry");
        answers[3].GetProperty("error").GetInt32().Should().Be(5);
    }

    private static async Task WaitForSeriesAsync(FunctionProcess server, string line)
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(await client.GetStringAsync(new Uri(server.Management, "/metrics"), patience.Token)).Contains(
            $"\n{line}\n", StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompositionFunction.Tests.Interop;

/// <summary>The executable, called by clients of other implementations.</summary>
public sealed class PeerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string, string> PeersAndServices => Peer.NamesAndServices();

    public static TheoryData<string> Peers => Peer.Names();

    public void Dispose() => _directory.Dispose();

    [PeerTheory]
    [MemberData(nameof(PeersAndServices))]
    public async Task RunFunction_WithoutTls_ComposesTheExample(string peer, string service)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.Example().Write(_directory["request.json"]);

        var answers = await Peer.Find(peer).CallAsync(
            "--target", server.Target, "--service", service, "--insecure", "--request", request, "--repeat", "3");

        answers.Should().HaveCount(3);
        answers.Should().AllSatisfy(AssertComposed);
    }

    [PeerTheory]
    [MemberData(nameof(PeersAndServices))]
    public async Task RunFunction_WithMutualTls_ComposesTheExample(string peer, string service)
    {
        using var authority = new CrossplaneCertificates();
        using var server = await ServeAsync(authority);
        authority.IssueClient().WriteTo(_directory["client"], authority.AuthorityPem);

        var answers = await CallAsync(peer, server, "client", "--service", service);

        AssertComposed(answers.Should().ContainSingle().Which);
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_ClientIsNotTrusted_IsRefusedAndTheServerGoesOn(string peer)
    {
        using var authority = new CrossplaneCertificates();
        using var other = new CrossplaneCertificates();
        using var server = await ServeAsync(authority);
        other.IssueClient().WriteTo(_directory["other"], authority.AuthorityPem);
        authority.IssueClient().WriteTo(_directory["client"], authority.AuthorityPem);

        var withoutCertificate = await CallAsync(peer, server, null);
        var ofAnotherAuthority = await CallAsync(peer, server, "other");
        var withTheServersOwn = await CallAsync(peer, server, "server");
        var trusted = await CallAsync(peer, server, "client");

        Code(withoutCertificate).Should().Be("UNAVAILABLE");
        Code(ofAnotherAuthority).Should().Be("UNAVAILABLE");
        Code(withTheServersOwn).Should().Be("UNAVAILABLE");
        AssertComposed(trusted.Should().ContainSingle().Which);
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_CompressedRequest_IsAnswered(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.Example().Write(_directory["request.json"]);

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--gzip", "--request", request);

        AssertComposed(answers.Should().ContainSingle().Which);
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_LargeRequest_KeepsWhatIsNotOurs(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.Large();

        var answers = await Peer.Find(peer).CallAsync(
            "--target", server.Target, "--insecure", "--request", request.Write(_directory["request.json"]));

        AssertComposed(answers.Should().ContainSingle().Which);
        var resources = answers[0].GetProperty("response").GetProperty("desired").GetProperty("resources");
        foreach (var (name, sent) in request["desired"]!["resources"]!.AsObject())
        {
            var received = JsonObject.Create(resources.GetProperty(name))!;
            JsonNode.DeepEquals(sent!["resource"], received["resource"]).Should().BeTrue($"the peer reads {name} as it was sent");
            ((string?)received["ready"]).Should().Be("READY_TRUE");
        }
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_LargerThanTheLimit_IsRefused(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure", "--max-recv-message-size", "1");
        var request = PeerRequests.Large().Write(_directory["request.json"]);

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--request", request);

        Code(answers).Should().Be("RESOURCE_EXHAUSTED");
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_UnknownKind_IsOneFatalResult(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.UnknownKind().Write(_directory["request.json"]);

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--request", request);

        Code(answers).Should().Be("OK");
        var result = answers[0].GetProperty("response").GetProperty("results").EnumerateArray().Should().ContainSingle().Which;
        result.GetProperty("severity").GetString().Should().Be("SEVERITY_FATAL");
        result.GetProperty("message").GetString().Should().Be(
            "cannot render kind \"Bucket\" of apiVersion \"example.org/v1\": this function renders AgentExecutor and "
                + "XAgentExecutor of platform.bizmatters.io/v1alpha1, EventDrivenService and XEventDrivenService of "
                + "platform.bizmatters.io/v1alpha1");
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_TruncatedMessage_IsInternalEveryTime(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        await File.WriteAllBytesAsync(_directory["raw"], [0x12, 0x7F, 0x01]);

        var answers = await Peer.Find(peer).CallAsync(
            "--target", server.Target, "--insecure", "--raw-request", _directory["raw"], "--repeat", "2");

        answers.Select(answer => answer.GetProperty("code").GetString()).Should().Equal("INTERNAL", "INTERNAL");
    }

    private static string? Code(JsonElement[] answers) => answers.Should().ContainSingle().Which.GetProperty("code").GetString();

    private static void AssertComposed(JsonElement answer)
    {
        answer.GetProperty("code").GetString().Should().Be("OK");
        var response = answer.GetProperty("response");
        response.GetProperty("meta").GetProperty("tag").GetString().Should().Be("tag-1");
        response.GetProperty("context").GetProperty("example.org/region").GetString().Should().Be("north");
        var resources = response.GetProperty("desired").GetProperty("resources");
        resources.EnumerateObject()
            .Select(resource => resource.Name)
            .Where(name => !name.Contains('-', StringComparison.Ordinal))
            .Order()
            .Should().Equal(
                "deployment", "networkpolicy", "scaledobject", "service", "serviceaccount");
        var container = resources.GetProperty("deployment").GetProperty("resource").GetProperty("spec").GetProperty("template")
            .GetProperty("spec").GetProperty("containers")[0];
        container.GetProperty("image").GetString().Should().Be("ghcr.io/myorg/my-service:v1.0.0");
        container.GetProperty("env").GetArrayLength().Should().Be(13);
        container.GetProperty("ports")[0].GetProperty("containerPort").GetDouble().Should().Be(8080);
    }

    private async Task<FunctionProcess> ServeAsync(CrossplaneCertificates authority)
    {
        authority.IssueServer().WriteTo(_directory["server"], authority.AuthorityPem);
        return await FunctionProcess.ServeAsync(
            new Dictionary<string, string> { ["TLS_SERVER_CERTS_DIR"] = _directory["server"] });
    }

    /// <summary>The peers take the server's certificate itself for its authority, see tests/Peers/README.md.</summary>
    private async Task<JsonElement[]> CallAsync(string peer, FunctionProcess server, string? client, params string[] arguments)
    {
        var request = PeerRequests.Example().Write(_directory["request.json"]);
        string[] certificate = client is null
            ? []
            : ["--cert", Path.Combine(_directory[client], "tls.crt"), "--key", Path.Combine(_directory[client], "tls.key")];
        return await Peer.Find(peer).CallAsync(
            [
                "--target",
                server.Target,
                "--ca",
                Path.Combine(_directory["server"], "tls.crt"),
                .. certificate,
                "--request",
                request,
                "--deadline",
                "20",
                .. arguments,
            ]);
    }
}

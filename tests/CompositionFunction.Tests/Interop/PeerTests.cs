using System.Text.Json;
using System.Text.Json.Nodes;
using CompositionFunction.Tests.Processes;
using Crossplane.Functions.Hosting.Tests.Tls;

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

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--service", service, "--insecure", "--request", request, "--repeat", "3");

        Assert.Equal(3, answers.Length);
        Assert.All(answers, AssertComposed);
    }

    [PeerTheory]
    [MemberData(nameof(PeersAndServices))]
    public async Task RunFunction_WithMutualTls_ComposesTheExample(string peer, string service)
    {
        var authority = new CrossplaneCertificates();
        using var server = await ServeAsync(authority);
        authority.IssueClient().WriteTo(_directory["client"], authority.AuthorityPem);

        var answers = await CallAsync(peer, server, "client", "--service", service);

        AssertComposed(Assert.Single(answers));
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_ClientIsNotTrusted_IsRefusedAndTheServerGoesOn(string peer)
    {
        var authority = new CrossplaneCertificates();
        var other = new CrossplaneCertificates();
        using var server = await ServeAsync(authority);
        other.IssueClient().WriteTo(_directory["other"], authority.AuthorityPem);
        authority.IssueClient().WriteTo(_directory["client"], authority.AuthorityPem);

        var withoutCertificate = await CallAsync(peer, server, null);
        var ofAnotherAuthority = await CallAsync(peer, server, "other");
        var withTheServersOwn = await CallAsync(peer, server, "server");
        var trusted = await CallAsync(peer, server, "client");

        Assert.Equal("UNAVAILABLE", Code(withoutCertificate));
        Assert.Equal("UNAVAILABLE", Code(ofAnotherAuthority));
        Assert.Equal("UNAVAILABLE", Code(withTheServersOwn));
        AssertComposed(Assert.Single(trusted));
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_CompressedRequest_IsAnswered(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.Example().Write(_directory["request.json"]);

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--gzip", "--request", request);

        AssertComposed(Assert.Single(answers));
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_LargeRequest_KeepsWhatIsNotOurs(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.Large();

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--request", request.Write(_directory["request.json"]));

        AssertComposed(Assert.Single(answers));
        var resources = answers[0].GetProperty("response").GetProperty("desired").GetProperty("resources");
        foreach (var (name, sent) in request["desired"]!["resources"]!.AsObject())
        {
            var received = JsonObject.Create(resources.GetProperty(name))!;
            Assert.True(JsonNode.DeepEquals(sent!["resource"], received["resource"]), name);
            Assert.Equal("READY_TRUE", (string?)received["ready"]);
        }
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_LargerThanTheLimit_IsRefused(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure", "--max-recv-message-size", "1");
        var request = PeerRequests.Large().Write(_directory["request.json"]);

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--request", request);

        Assert.Equal("RESOURCE_EXHAUSTED", Code(answers));
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_UnknownKind_IsOneFatalResult(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var request = PeerRequests.UnknownKind().Write(_directory["request.json"]);

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--request", request);

        Assert.Equal("OK", Code(answers));
        var result = Assert.Single(answers[0].GetProperty("response").GetProperty("results").EnumerateArray());
        Assert.Equal("SEVERITY_FATAL", result.GetProperty("severity").GetString());
        Assert.Equal(
            "cannot render kind \"Bucket\" of apiVersion \"example.org/v1\": this function renders AgentExecutor and XAgentExecutor of platform.bizmatters.io/v1alpha1, EventDrivenService and XEventDrivenService of platform.bizmatters.io/v1alpha1",
            result.GetProperty("message").GetString());
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task RunFunction_TruncatedMessage_IsInternalEveryTime(string peer)
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        await File.WriteAllBytesAsync(_directory["raw"], [0x12, 0x7F, 0x01]);

        var answers = await Peer.Find(peer).CallAsync("--target", server.Target, "--insecure", "--raw-request", _directory["raw"], "--repeat", "2");

        Assert.Equal(["INTERNAL", "INTERNAL"], answers.Select(answer => answer.GetProperty("code").GetString()));
    }

    private static string? Code(JsonElement[] answers) => Assert.Single(answers).GetProperty("code").GetString();

    private static void AssertComposed(JsonElement answer)
    {
        Assert.Equal("OK", answer.GetProperty("code").GetString());
        var response = answer.GetProperty("response");
        Assert.Equal("tag-1", response.GetProperty("meta").GetProperty("tag").GetString());
        Assert.Equal("north", response.GetProperty("context").GetProperty("example.org/region").GetString());
        var resources = response.GetProperty("desired").GetProperty("resources");
        Assert.Equal(
            ["deployment", "networkpolicy", "scaledobject", "service", "serviceaccount"],
            resources.EnumerateObject().Select(resource => resource.Name).Where(name => !name.Contains('-', StringComparison.Ordinal)).Order());
        var container = resources.GetProperty("deployment").GetProperty("resource").GetProperty("spec").GetProperty("template")
            .GetProperty("spec").GetProperty("containers")[0];
        Assert.Equal("ghcr.io/myorg/my-service:v1.0.0", container.GetProperty("image").GetString());
        Assert.Equal(13, container.GetProperty("env").GetArrayLength());
        Assert.Equal(8080, container.GetProperty("ports")[0].GetProperty("containerPort").GetDouble());
    }

    private async Task<FunctionProcess> ServeAsync(CrossplaneCertificates authority)
    {
        authority.IssueServer().WriteTo(_directory["server"], authority.AuthorityPem);
        return await FunctionProcess.ServeAsync(new Dictionary<string, string> { ["TLS_SERVER_CERTS_DIR"] = _directory["server"] });
    }

    /// <summary>The peers take the server's certificate itself for its authority, see tests/Peers/README.md.</summary>
    private async Task<JsonElement[]> CallAsync(string peer, FunctionProcess server, string? client, params string[] arguments)
    {
        var request = PeerRequests.Example().Write(_directory["request.json"]);
        string[] certificate = client is null
            ? []
            : ["--cert", Path.Combine(_directory[client], "tls.crt"), "--key", Path.Combine(_directory[client], "tls.key")];
        return await Peer.Find(peer).CallAsync(
            ["--target", server.Target, "--ca", Path.Combine(_directory["server"], "tls.crt"), .. certificate, "--request", request, "--deadline", "20", .. arguments]);
    }
}

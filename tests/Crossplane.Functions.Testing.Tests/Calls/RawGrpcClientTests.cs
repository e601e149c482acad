using Crossplane.Functions.Hosting;
using Crossplane.Functions.Testing.Calls;
using Crossplane.Functions.Testing.Certificates;

namespace Crossplane.Functions.Testing.Tests.Calls;

/// <summary>The client and the certificates against a real server.</summary>
public sealed class RawGrpcClientTests
{
    private static readonly FunctionRequest Request = new FunctionRequest().WithTag("tag-1").WithComposite("{kind: App}");

    [Theory]
    [InlineData(RawGrpcClient.V1)]
    [InlineData(RawGrpcClient.V1Beta1)]
    public async Task CallAsync_WithCertificatesOfCrossplane_IsAnswered(string path)
    {
        using var crossplane = new CrossplaneCertificates();
        using var secret = new MountedSecret();
        var certificate = crossplane.IssueServer();
        secret.Write(certificate, crossplane.AuthorityPem);
        await using var server = await StartAsync(new FunctionHostOptions { TlsCertificatesDirectory = secret.Path });
        using var client = new RawGrpcClient(server.EndPoint, crossplane.CreateClientOptions(certificate));

        var answer = await client.CallAsync(path, RawGrpcClient.Frame(Request.ToBytes()));
        await client.CallAsync(path, RawGrpcClient.Frame(Request.ToBytes()));

        answer.Status.Should().Be("0");
        answer.IsTrailersOnly.Should().BeFalse();
        FunctionAnswer.Parse(answer.Payload).Message.Meta.Tag.Should().Be("tag-1");
        client.Connections.Should().Be(1);
    }

    [Fact]
    public async Task CallAsync_WithCertificatesOfAnotherAuthority_IsRefused()
    {
        using var crossplane = new CrossplaneCertificates();
        using var secret = new MountedSecret();
        var certificate = crossplane.IssueServer();
        secret.Write(certificate, crossplane.AuthorityPem);
        await using var server = await StartAsync(new FunctionHostOptions { TlsCertificatesDirectory = secret.Path });
        using var client = new RawGrpcClient(server.EndPoint, new CrossplaneCertificates().CreateClientOptions(certificate));

        await Invoking(() => client.CallAsync(RawGrpcClient.Frame(Request.ToBytes()))).Should()
            .ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task CallAsync_ToAnotherServerThanTheTrustedOne_IsRefused()
    {
        using var crossplane = new CrossplaneCertificates();
        using var secret = new MountedSecret();
        secret.Write(crossplane.IssueServer(), crossplane.AuthorityPem);
        await using var server = await StartAsync(new FunctionHostOptions { TlsCertificatesDirectory = secret.Path });
        using var client = new RawGrpcClient(server.EndPoint, crossplane.CreateClientOptions(crossplane.IssueServer()));

        await Invoking(() => client.CallAsync(RawGrpcClient.Frame(Request.ToBytes()))).Should()
            .ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task CallAsync_WithBytesThatAreNoRequest_ShowsTheStatus()
    {
        await using var server = await StartAsync(new FunctionHostOptions { Insecure = true });
        using var client = new RawGrpcClient(server.EndPoint);

        var answer = await client.CallAsync(RawGrpcClient.Frame([0xFF]));

        answer.Status.Should().Be("13");
        answer.Message.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task CallAsync_WithCancelledToken_IsCancelled()
    {
        await using var server = await StartAsync(new FunctionHostOptions { Insecure = true });
        using var client = new RawGrpcClient(server.EndPoint);
        var cancelled = new CancellationToken(canceled: true);

        await Invoking(() => client.CallAsync([], cancelled)).Should().ThrowAsync<OperationCanceledException>();
        await Invoking(() => client.CallAsync(RawGrpcClient.V1, [], cancellationToken: cancelled)).Should()
            .ThrowAsync<OperationCanceledException>();
    }

    private static Task<FunctionServer> StartAsync(FunctionHostOptions options) => FunctionServer.StartAsync(
        new DelegatedFunction(_ => { }), options with { Address = "127.0.0.1:0", MetricsAddress = "" });
}

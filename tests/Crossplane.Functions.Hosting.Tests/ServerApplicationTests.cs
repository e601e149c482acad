using Crossplane.Functions.Hosting.Tests.Tls;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests;

public sealed class ServerApplicationTests : IDisposable
{
    private static readonly byte[] Frame = RawGrpcClient.Frame([1]);

    private readonly CrossplaneCertificates _crossplane = new();
    private readonly TemporaryDirectory _directory = new();

    public ServerApplicationTests() => _crossplane.IssueServer().WriteTo(_directory.Path, _crossplane.AuthorityPem);

    public void Dispose()
    {
        _crossplane.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Connection_WithCrossplanesCertificate_IsServed()
    {
        await using var server = await StartAsync();
        using var client = new RawGrpcClient(
            server.Server.EndPoint, Handshake.CreateClientOptions(_crossplane.IssueClient().Certificate));

        (await client.CallAsync(Frame)).Body.Should().Equal(Frame);
    }

    [Fact]
    public async Task Connection_WithoutCertificate_IsRefusedAndLogged()
    {
        await using var server = await StartAsync();
        using var client = new RawGrpcClient(server.Server.EndPoint, Handshake.CreateClientOptions(null));

        await Awaiting(() => client.CallAsync(Frame)).Should().ThrowAsync<HttpRequestException>();

        LogEntry entry = server.Log.Should().ContainSingle(entry => entry.Level == LogLevel.Warning).Which;
        entry.Message.Should().MatchRegex(
            @"^TLS handshake with 127\.0\.0\.1:\d+ rejected, subject none: The client sent no certificate\. \(0 more ");
    }

    private Task<ServerUnderTest> StartAsync() => ServerUnderTest.EchoAsync(
        new FunctionHostOptions { Address = "127.0.0.1:0", TlsCertificatesDirectory = _directory.Path });
}

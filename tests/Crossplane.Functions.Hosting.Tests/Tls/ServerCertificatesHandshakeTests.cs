using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Tls;

namespace Crossplane.Functions.Hosting.Tests.Tls;

public sealed class ServerCertificatesHandshakeTests : IDisposable
{
    private readonly CrossplaneCertificates _crossplane = new();
    private readonly TemporaryDirectory _directory = new();

    public ServerCertificatesHandshakeTests() => _crossplane.IssueServer().WriteTo(_directory.Path, _crossplane.AuthorityPem);

    public void Dispose()
    {
        _crossplane.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task CreateOptions_CrossplanesClient_IsLetIn(SslProtocols protocol)
    {
        var options = Handshake.CreateClientOptions(_crossplane.IssueClient().Certificate);
        options.EnabledSslProtocols = protocol;

        var handshake = await RunAsync(options);

        handshake.Should().Be(new Handshake("hello", null, protocol, "h2"));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task CreateOptions_NoCertificate_IsRefused(SslProtocols protocol)
    {
        var options = Handshake.CreateClientOptions(null);
        options.EnabledSslProtocols = protocol;

        AssertRefused(await RunAsync(options), "The client sent no certificate.");
    }

    [Fact]
    public async Task CreateOptions_OtherAuthorityWithTheSameName_IsRefused()
    {
        var stranger = new CrossplaneCertificates().IssueClient().Certificate;

        AssertRefused(
            await RunAsync(Handshake.CreateClientOptions(stranger)),
            "The client certificate is not signed by any authority of ca.crt, although its issuer has the name of one.");
    }

    [Fact]
    public async Task CreateOptions_ServersCertificate_IsRefused()
    {
        AssertRefused(
            await RunAsync(Handshake.CreateClientOptions(_crossplane.IssueServer().Certificate)),
            "The extended key usage of the client certificate does not allow client authentication.");
    }

    [Fact]
    public async Task CreateOptions_ExpiredClient_IsRefused()
    {
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

        AssertRefused(
            await RunAsync(Handshake.CreateClientOptions(_crossplane.IssueClient(start, start.AddYears(1)).Certificate)),
            "The client certificate expired at 2025-01-01 00:00:00Z.");
    }

    [Fact]
    public async Task CreateOptions_RefusedClient_DoesNotStopTheNextOne()
    {
        var server = ServerCertificates.Load(_directory.Path, TimeProvider.System);

        var refused = await Handshake.RunAsync(server, Handshake.CreateClientOptions(null));
        var accepted = await Handshake.RunAsync(
            server, Handshake.CreateClientOptions(_crossplane.IssueClient().Certificate));

        refused.Answer.Should().BeNull();
        accepted.Answer.Should().Be("hello");
    }

    [Fact]
    public async Task CreateOptions_ClientWithoutHttp2_IsRefused()
    {
        var options = Handshake.CreateClientOptions(_crossplane.IssueClient().Certificate);
        options.ApplicationProtocols = [SslApplicationProtocol.Http11];

        (await RunAsync(options)).Answer.Should().BeNull();
    }

    [Fact]
    public async Task CreateOptions_ChainsOnBothSides_AreSentAndTrusted()
    {
        using var chain = new IntermediateCertificates();
        chain.Issue("localhost", CrossplaneCertificates.ServerAuthentication).WriteTo(
            _directory.Path, chain.Root.ExportCertificatePem());
        File.AppendAllText(_directory["tls.crt"], chain.Intermediate.ExportCertificatePem());
        var client = chain.Issue("client", CrossplaneCertificates.ClientAuthentication).Certificate;
        var options = Handshake.CreateClientOptions(client, chain.Intermediate);
        options.RemoteCertificateValidationCallback = null;
        options.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { chain.Root },
        };

        var handshake = await RunAsync(options);

        handshake.Answer.Should().Be("hello");
        handshake.Refusal.Should().BeNull();
    }

    private static void AssertRefused(Handshake handshake, string refusal)
    {
        handshake.Answer.Should().BeNull();
        handshake.Refusal.Should().Be(refusal);
    }

    private Task<Handshake> RunAsync(SslClientAuthenticationOptions options) =>
        Handshake.RunAsync(ServerCertificates.Load(_directory.Path, TimeProvider.System), options);
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Hosting.Tests.Tls;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Crossplane.Functions.Rendering.Tests.Clients;

public sealed class GrpcClientTlsTests : IDisposable
{
    private static readonly RunFunctionResponse Response = new() { Meta = new ResponseMeta { Tag = "answered" } };

    private readonly CrossplaneCertificates _authority = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("render-tls-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task RunAsync_CertificatesOfCrossplane_IsTrustedAndPresentsItsOwn()
    {
        var own = _authority.IssueClient();
        own.WriteTo(_directory.FullName, _authority.AuthorityPem);
        string? presented = null;
        await using var server = await StartAsync(_authority.IssueServer().Certificate, certificate => presented = certificate.Thumbprint);

        Assert.Equal(Response, await RunAsync(server));
        Assert.Equal(own.Certificate.Thumbprint, presented);
    }

    [Fact]
    public async Task RunAsync_CertificateOfAnOrdinaryAuthority_IsTrusted()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var leafKey = RSA.Create(2048);
        var leaf = new CertificateRequest("CN=leaf", leafKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        CrossplaneCertificates.AddNames(leaf, ["localhost"]);
        using var signed = leaf.Create(authority, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddHours(1), [1]);
        WriteAuthority(authority.ExportCertificatePem());
        await using var server = await StartAsync(IssuedCertificate.Join(signed, leafKey).Certificate);

        Assert.Equal(Response, await RunAsync(server));
    }

    [Fact]
    public async Task RunAsync_AnotherAuthorityWithTheSameName_IsRefused()
    {
        WriteAuthority(_authority.AuthorityPem);
        await using var server = await StartAsync(new CrossplaneCertificates().IssueServer().Certificate);

        await AssertRefusedAsync(server);
    }

    [Fact]
    public void IsTrusted_CertificateForClients_IsRefused()
    {
        Assert.True(ServerCertificate.IsTrusted(_authority.IssueServer().Certificate, null, SslPolicyErrors.RemoteCertificateChainErrors, [_authority.Authority]));
        Assert.False(ServerCertificate.IsTrusted(_authority.IssueClient().Certificate, null, SslPolicyErrors.RemoteCertificateChainErrors, [_authority.Authority]));
    }

    [Fact]
    public void IsTrusted_SignedByAnotherLeaf_IsRefused()
    {
        var other = _authority.IssueServer().Certificate;

        Assert.False(ServerCertificate.IsTrusted(_authority.IssueServer().Certificate, null, SslPolicyErrors.RemoteCertificateChainErrors, [other]));
    }

    [Fact]
    public async Task RunAsync_ExpiredCertificate_IsRefused()
    {
        WriteAuthority(_authority.AuthorityPem);
        await using var server = await StartAsync(
            _authority.IssueServer(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(-1)).Certificate);

        await AssertRefusedAsync(server);
    }

    [Fact]
    public async Task RunAsync_CertificateWithAnotherName_IsRefusedUnlessThatNameIsGiven()
    {
        WriteAuthority(_authority.AuthorityPem);
        await using var server = await StartAsync(_authority.IssueServer().Certificate);

        await AssertRefusedAsync(server, "other.example.org");
        Assert.Equal(Response, await RunAsync(server, "function.crossplane-system"));
    }

    [Fact]
    public void Read_BrokenCertificate_Throws()
    {
        WriteAuthority(_authority.AuthorityPem);
        File.WriteAllText(Path.Combine(_directory.FullName, "tls.crt"), "broken");
        File.WriteAllText(Path.Combine(_directory.FullName, "tls.key"), "broken");

        var exception = Assert.Throws<RenderException>(() => ClientCertificates.Read("function-remote", _directory.FullName));

        Assert.StartsWith("cannot call function \"function-remote\": ", exception.Message, StringComparison.Ordinal);
    }

    private void WriteAuthority(string pem) => File.WriteAllText(Path.Combine(_directory.FullName, "ca.crt"), pem);

    private static Task<ScriptedServer> StartAsync(X509Certificate2 certificate, Action<X509Certificate2>? onClient = null) =>
        ScriptedServer.StartAsync(context => ScriptedServer.WriteMessageAsync(context, Response), tls: options =>
        {
            options.ServerCertificate = certificate;
            options.ClientCertificateMode = onClient is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.RequireCertificate;
            options.ClientCertificateValidation = (presented, _, _) =>
            {
                onClient!(presented);
                return true;
            };
        });

    private async Task AssertRefusedAsync(ScriptedServer server, string? serverName = null)
    {
        var exception = await Assert.ThrowsAsync<RenderException>(() => RunAsync(server, serverName));
        Assert.StartsWith("cannot run Function \"function-remote\" at localhost:", exception.Message, StringComparison.Ordinal);
        Assert.Contains("certificate", exception.Message, StringComparison.Ordinal);
    }

    private async Task<RunFunctionResponse> RunAsync(ScriptedServer server, string? serverName = null)
    {
        var target = GrpcTarget.Parse("function-remote", $"localhost:{server.Target.Split(':')[^1]}") with
        {
            Certificates = ClientCertificates.Read("function-remote", _directory.FullName),
            ServerName = serverName,
        };
        using var client = new GrpcClient("function-remote", target, _ => { });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await client.RunAsync(new RunFunctionRequest(), cancellation.Token);
    }
}

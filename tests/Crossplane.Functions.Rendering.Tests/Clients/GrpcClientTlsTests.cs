using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Testing.Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Crossplane.Functions.Rendering.Tests.Clients;

public sealed class GrpcClientTlsTests : IDisposable
{
    private static readonly RunFunctionResponse Response = new() { Meta = new ResponseMeta { Tag = "answered" } };

    private readonly CrossplaneCertificates _authority = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("render-tls-");

    public void Dispose()
    {
        _authority.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task RunAsync_CertificatesOfCrossplane_IsTrustedAndPresentsItsOwn()
    {
        var own = _authority.IssueClient();
        own.WriteTo(_directory.FullName, _authority.AuthorityPem);
        string? presented = null;
        await using var server = await StartAsync(
            _authority.IssueServer().Certificate, certificate => presented = certificate.Thumbprint);

        (await RunAsync(server)).Should().Be(Response);
        presented.Should().Be(own.Certificate.Thumbprint);
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

        (await RunAsync(server)).Should().Be(Response);
    }

    [Fact]
    public async Task RunAsync_AnotherAuthorityWithTheSameName_IsRefused()
    {
        WriteAuthority(_authority.AuthorityPem);
        await using var server = await StartAsync(new CrossplaneCertificates().IssueServer().Certificate);

        await AssertRefusedAsync(
            server, "The server certificate is not signed by any authority of ca.crt, although its issuer has the name of one.");
    }

    [Fact]
    public void CreateOptions_TrustedServer_IsAccepted() => Refuse(_authority.IssueServer().Certificate).Should().BeNull();

    [Fact]
    public void CreateOptions_CertificateForClients_IsRefused() =>
        Refuse(_authority.IssueClient().Certificate).Should().Be(
            "The extended key usage of the server certificate does not allow server authentication.");

    [Fact]
    public void CreateOptions_SignedByAnotherLeaf_IsRefused()
    {
        Refuse(_authority.IssueServer().Certificate, _authority.IssueServer().Certificate).Should().Be(
            "No chain leads from the server certificate to ca.crt, and its issuer 'CN=Crossplane, S=Earth, L=Earth, "
            + "O=Crossplane, C=Earth'"
            + " is not in ca.crt.");
    }

    [Fact]
    public void CreateOptions_CertificateAuthorityAsServer_IsRefused()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            CrossplaneCertificates.Name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        CrossplaneCertificates.AddUsage(request, CrossplaneCertificates.ServerAuthentication);

        Refuse(_authority.Sign(request)).Should().Be("The server certificate is a certificate authority.");
    }

    [Fact]
    public void CreateOptions_UnknownCriticalExtension_IsRefused()
    {
        using var key = RSA.Create(2048);
        var request = CreateServerRequest(key);
        request.CertificateExtensions.Add(new X509Extension("1.2.3.4.5", [0x05, 0x00], critical: true));

        Refuse(_authority.Sign(request)).Should().Be("The server certificate has a critical extension that is not understood.");
    }

    [Fact]
    public void CreateOptions_AuthorityWhoseKeyUsageForbidsSigningCertificates_IsRefused()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(CrossplaneCertificates.Name, authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.CrlSign, critical: true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var key = RSA.Create(2048);
        var server = _authority.Sign(CreateServerRequest(key), X509SignatureGenerator.CreateForECDsa(authorityKey));

        Refuse(server, authority).Should().StartWith("No chain leads from the server certificate to ca.crt");
    }

    [Fact]
    public void CreateOptions_SignedAlgorithmIsNotTheOuterOne_IsRefused()
    {
        // The signed part names SHA-384. The authority signs it with SHA-256, as the part outside says.
        var bytes = _authority.IssueServer().Certificate.RawData;
        ReadOnlySpan<byte> sha256 = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B];
        bytes[bytes.AsSpan().IndexOf(sha256) + sha256.Length - 1] = 0x0C;
        var signedPart = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence().ReadEncodedValue();
        var signature = _authority.Key.SignData(signedPart.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        signature.CopyTo(bytes.AsSpan(bytes.Length - signature.Length));

        Refuse(X509CertificateLoader.LoadCertificate(bytes)).Should().Be(
            "The server certificate is not signed with RSA or ECDSA over SHA-256, SHA-384 or SHA-512.");
    }

    [Fact]
    public async Task RunAsync_ExpiredCertificate_IsRefused()
    {
        WriteAuthority(_authority.AuthorityPem);
        await using var server = await StartAsync(
            _authority.IssueServer(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(-1)).Certificate);

        await AssertRefusedAsync(server, "The server certificate expired at ");
    }

    [Fact]
    public async Task RunAsync_CertificateWithAnotherName_IsRefusedUnlessThatNameIsGiven()
    {
        WriteAuthority(_authority.AuthorityPem);
        await using var server = await StartAsync(_authority.IssueServer().Certificate);

        await AssertRefusedAsync(
            server, "The server certificate is not valid for the name 'other.example.org'.", "other.example.org");
        (await RunAsync(server, "function.crossplane-system")).Should().Be(Response);
    }

    [Fact]
    public void Read_BrokenCertificate_Throws()
    {
        WriteAuthority(_authority.AuthorityPem);
        File.WriteAllText(Path.Combine(_directory.FullName, "tls.crt"), "broken");
        File.WriteAllText(Path.Combine(_directory.FullName, "tls.key"), "broken");

        var exception = Invoking(() => ClientCertificates.Read("function-remote", _directory.FullName))
            .Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().StartWith("cannot call function \"function-remote\": ");
    }

    /// <summary>A key is no YAML, and no error about it speaks of one.</summary>
    [Theory]
    [InlineData("ca.crt", "there is no such file or directory")]
    [InlineData("tls.key", "there is no such file or directory")]
    [InlineData("tls.key", "it is a directory")]
    [InlineData("tls.key", "it is larger than 16 MiB")]
    public void Read_FileThatCannotBeRead_IsNamed(string name, string problem)
    {
        var issued = _authority.IssueServer();
        issued.WriteTo(_directory.FullName, _authority.AuthorityPem);
        var path = Path.Combine(_directory.FullName, name);
        File.Delete(path);
        switch (problem)
        {
            case "it is a directory":
                Directory.CreateDirectory(path);
                break;
            case "it is larger than 16 MiB":
                File.WriteAllBytes(path, new byte[(16 * 1024 * 1024) + 1]);
                break;
        }

        var exception = Invoking(() => ClientCertificates.Read("function-remote", _directory.FullName))
            .Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().Be($"cannot call function \"function-remote\": cannot read \"{path}\": {problem}");
        exception.InnerException.Should().BeAssignableTo<IOException>();
    }

    private static CertificateRequest CreateServerRequest(RSA key)
    {
        var request = CrossplaneCertificates.CreateRequest(key);
        CrossplaneCertificates.AddUsage(request, CrossplaneCertificates.ServerAuthentication);
        CrossplaneCertificates.AddNames(request, ["localhost"]);
        return request;
    }

    /// <summary>Presents a certificate with the right name; null if it is accepted.</summary>
    private string? Refuse(X509Certificate2 server, X509Certificate2? authority = null)
    {
        WriteAuthority((authority ?? _authority.Authority).ExportCertificatePem());
        using var certificates = ClientCertificates.Read("function-remote", _directory.FullName);
        string? refusal = null;
        var options = certificates.CreateOptions(reason => refusal = reason);
        var accepted = options.RemoteCertificateValidationCallback!(
            this, server, null, SslPolicyErrors.RemoteCertificateChainErrors);
        (refusal is null).Should().Be(accepted);
        return refusal;
    }

    private void WriteAuthority(string pem) => File.WriteAllText(Path.Combine(_directory.FullName, "ca.crt"), pem);

    private static Task<ScriptedServer> StartAsync(X509Certificate2 certificate, Action<X509Certificate2>? onClient = null) =>
        ScriptedServer.StartAsync(context => ScriptedServer.WriteMessageAsync(context, Response), tls: options =>
        {
            options.ServerCertificate = certificate;
            options.ClientCertificateMode = onClient is null
                ? ClientCertificateMode.NoCertificate
                : ClientCertificateMode.RequireCertificate;
            options.ClientCertificateValidation = (presented, _, _) =>
            {
                onClient!(presented);
                return true;
            };
        });

    private async Task AssertRefusedAsync(ScriptedServer server, string cause, string? serverName = null)
    {
        var exception = (await Awaiting(() => RunAsync(server, serverName)).Should().ThrowExactlyAsync<RenderException>()).Which;
        exception.Message.Should().StartWith("cannot run Function \"function-remote\" at localhost:");
        exception.Message.Should().Contain($": {cause}");
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

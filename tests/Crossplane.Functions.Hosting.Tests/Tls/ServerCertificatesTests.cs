using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Tls;

namespace Crossplane.Functions.Hosting.Tests.Tls;

public sealed class ServerCertificatesTests : IDisposable
{
    private readonly CrossplaneCertificates _crossplane = new();
    private readonly TemporaryDirectory _directory = new();

    public ServerCertificatesTests() => _crossplane.IssueServer().WriteTo(_directory.Path, _crossplane.AuthorityPem);

    public void Dispose()
    {
        _crossplane.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Load_SecretOfCrossplane_OffersItsCertificate()
    {
        var options = ServerCertificates.Load(_directory.Path, TimeProvider.System).CreateOptions();

        (options.ServerCertificateContext?.TargetCertificate.ExportCertificatePem()).Should().Be(
            File.ReadAllText(_directory["tls.crt"]).TrimEnd());
        (options.ServerCertificateContext?.TargetCertificate.HasPrivateKey).Should().BeTrue("the server has to sign with it");
    }

    [Fact]
    public void Load_Pkcs8Key_IsRead()
    {
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(_directory["tls.key"]));
        File.WriteAllText(_directory["tls.key"], key.ExportPkcs8PrivateKeyPem());

        var served = ServerCertificates.Load(_directory.Path, TimeProvider.System)
            .CreateOptions().ServerCertificateContext!.TargetCertificate;

        served.PublicKey.ExportSubjectPublicKeyInfo().Should().Equal(key.ExportSubjectPublicKeyInfo());
        using var signer = served.GetRSAPrivateKey()!;
        byte[] handshake = [1, 2, 3];
        var signature = signer.SignData(handshake, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        key.VerifyData(handshake, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss).Should().BeTrue(
            "the certificate has to come with the private key that was read");
    }

    [Fact]
    public void Load_EllipticKey_IsReadAsSec1AndPkcs8()
    {
        using var chain = new IntermediateCertificates();
        var server = chain.Issue("localhost", CrossplaneCertificates.ServerAuthentication);
        server.WriteTo(_directory.Path, chain.Root.ExportCertificatePem());
        server.KeyPem.Should().StartWith("-----BEGIN EC PRIVATE KEY-----");
        ServerCertificates.Load(_directory.Path, TimeProvider.System);

        using var key = ECDsa.Create();
        key.ImportFromPem(server.KeyPem);
        File.WriteAllText(_directory["tls.key"], key.ExportPkcs8PrivateKeyPem());
        ServerCertificates.Load(_directory.Path, TimeProvider.System);
    }

    [Fact]
    public void Load_ShortRsaKey_IsRefused()
    {
        using var key = RSA.Create(1024);
        var certificate = _crossplane.Sign(CrossplaneCertificates.CreateRequest(key));
        IssuedCertificate.Join(certificate, key).WriteTo(_directory.Path, _crossplane.AuthorityPem);

        Invoking(() => ServerCertificates.Load(_directory.Path, TimeProvider.System))
            .Should().ThrowExactly<CertificateException>().WithMessage(
                $"cannot use server certificate {_directory["tls.crt"]}: it has an RSA key of 1024 bits, and 2048 or more are "
                    + "allowed");
    }

    [Fact]
    public void Load_AuthorityWithAShortKey_IsRefused()
    {
        using var key = RSA.Create(1024);
        var request = new CertificateRequest("CN=weak", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        var weak = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllText(_directory["ca.crt"], weak.ExportCertificatePem());

        Invoking(() => ServerCertificates.Load(_directory.Path, TimeProvider.System))
            .Should().ThrowExactly<CertificateException>().WithMessage(
                $"cannot use {_directory["ca.crt"]}: its certificate authority has an RSA key of 1024 bits, and 2048 or more are "
                    + "allowed");
    }

    [Fact]
    public void Load_KeyThatIsNeitherRsaNorEc_NamesIt()
    {
        // RFC 8410, section 10.1: a public key of Ed25519.
        var info = Convert.FromBase64String("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
        var request = new CertificateRequest(
            CrossplaneCertificates.Name,
            PublicKey.CreateFromSubjectPublicKeyInfo(info, out _),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1);
        File.WriteAllText(_directory["tls.crt"], _crossplane.Sign(request).ExportCertificatePem());

        Invoking(() => ServerCertificates.Load(_directory.Path, TimeProvider.System))
            .Should().ThrowExactly<CertificateException>().WithMessage(
                $"cannot use server certificate {_directory["tls.crt"]}: its key must be RSA or EC, but is ED25519");
    }

    [Fact]
    public void Load_NoDirectory_NamesTheDirectory()
    {
        Invoking(() => ServerCertificates.Load(_directory["absent"], TimeProvider.System))
            .Should().ThrowExactly<CertificateException>().Which.Message.Should().Be(
                $"cannot read server certificates: the directory {_directory["absent"]} does not exist");
    }

    [Theory]
    [InlineData("tls.crt")]
    [InlineData("tls.key")]
    [InlineData("ca.crt")]
    public void Load_FileMissing_NamesTheFile(string name)
    {
        File.Delete(_directory[name]);

        Fail().Should().Be($"cannot read {_directory[name]}: the file does not exist");
    }

    [Theory]
    [InlineData("tls.crt")]
    [InlineData("tls.key")]
    [InlineData("ca.crt")]
    public void Load_DirectoryInPlaceOfAFile_NamesTheFile(string name)
    {
        File.Delete(_directory[name]);
        Directory.CreateDirectory(_directory[name]);

        Fail().Should().StartWith($"cannot read {_directory[name]}: ");
    }

    [Theory]
    [InlineData("tls.crt", "")]
    [InlineData("tls.crt", "not PEM")]
    [InlineData("ca.crt", "")]
    [InlineData("ca.crt", "not PEM")]
    public void Load_NoCertificateInAFile_NamesTheFile(string name, string content)
    {
        File.WriteAllText(_directory[name], content);

        Fail().Should().Be($"cannot read {_directory[name]}: it has no PEM block CERTIFICATE");
    }

    [Theory]
    [InlineData("tls.crt")]
    [InlineData("ca.crt")]
    public void Load_DamagedCertificate_NamesTheFile(string name)
    {
        File.WriteAllText(_directory[name], "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n");

        Fail().Should().Be($"cannot read {_directory[name]}: a PEM block of it is not a certificate");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not PEM")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMAMCAQE=\n-----END RSA PRIVATE KEY-----\n")]
    public void Load_UnreadableKey_SaysWhatIsAllowed(string content)
    {
        File.WriteAllText(_directory["tls.key"], content);

        Fail().Should().Be(UnreadableKey("RSA"));
    }

    [Fact]
    public void Load_EncryptedKey_SaysWhatIsAllowed()
    {
        using var key = RSA.Create(2048);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        File.WriteAllText(_directory["tls.key"], key.ExportEncryptedPkcs8PrivateKeyPem("password", parameters));

        Fail().Should().Be(UnreadableKey("RSA"));
    }

    [Fact]
    public void Load_KeyOfAnotherKind_SaysWhatIsAllowed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_directory["tls.key"], key.ExportPkcs8PrivateKeyPem());

        Fail().Should().Be(UnreadableKey("RSA"));
    }

    [Fact]
    public void Load_PublicKeyOnly_DoesNotMatch()
    {
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(_directory["tls.key"]));
        File.WriteAllText(_directory["tls.key"], key.ExportSubjectPublicKeyInfoPem());

        Fail().Should().Be($"cannot use {_directory["tls.key"]}: the key does not match the certificate {_directory["tls.crt"]}");
    }

    [Fact]
    public void Load_KeyOfAnotherCertificate_DoesNotMatch()
    {
        File.WriteAllText(_directory["tls.key"], _crossplane.IssueServer().KeyPem);

        Fail().Should().Be($"cannot use {_directory["tls.key"]}: the key does not match the certificate {_directory["tls.crt"]}");
    }

    [Fact]
    public void Load_ExpiredServerCertificate_SaysWhen()
    {
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var crossplane = new CrossplaneCertificates(start);
        crossplane.IssueServer(start, start.AddYears(1)).WriteTo(_directory.Path, crossplane.AuthorityPem);

        Fail().Should().Be($"cannot use server certificate {_directory["tls.crt"]}: it expired at 2025-01-01 00:00:00Z");
    }

    [Fact]
    public void Load_NoAuthorityInTheFile_IsRefused()
    {
        File.WriteAllText(_directory["ca.crt"], _crossplane.IssueServer().CertificatePem);

        Fail().Should().Be($"cannot use {_directory["ca.crt"]}: none of its certificates is a certificate authority");
    }

    private string UnreadableKey(string kind) =>
        $"cannot read {_directory["tls.key"]}: it must hold the {kind} private key of tls.crt, unencrypted, as a PEM block "
            + $"PRIVATE KEY or {kind} PRIVATE KEY";

    private string Fail() =>
        Invoking(() => ServerCertificates.Load(_directory.Path, TimeProvider.System))
            .Should().ThrowExactly<CertificateException>().Which.Message;
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Testing.Certificates;

namespace Crossplane.Functions.Testing.Tests.Certificates;

public sealed class CrossplaneCertificatesTests : IDisposable
{
    private readonly CrossplaneCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public void IssueClient_Always_SharesNameAndSerialNumberWithTheAuthority()
    {
        var client = _certificates.IssueClient().Certificate;

        client.SubjectName.RawData.Should().Equal(_certificates.Authority.SubjectName.RawData);
        client.IssuerName.RawData.Should().Equal(_certificates.Authority.SubjectName.RawData);
        client.Subject.Should().Be("CN=Crossplane, S=Earth, L=Earth, O=Crossplane, C=Earth");
        client.SerialNumber.Should().Be("07E6");
        _certificates.Authority.SerialNumber.Should().Be("07E6");
        client.Extensions.Where(extension =>
            extension is X509AuthorityKeyIdentifierExtension or X509SubjectKeyIdentifierExtension).Should().BeEmpty();
    }

    [Fact]
    public void IssueServer_Always_HasThePemLabelsOfTheSecret()
    {
        var server = _certificates.IssueServer();

        server.CertificatePem.Should().StartWith("-----BEGIN CERTIFICATE-----\n");
        server.KeyPem.Should().StartWith("-----BEGIN RSA PRIVATE KEY-----\n");
    }

    [Fact]
    public void Chain_OfAClient_IsNotFoundByThePlatform()
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_certificates.Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        // When this becomes true the direct check of the validator has lost its reason.
        chain.Build(_certificates.IssueClient().Certificate).Should().BeFalse(
            "a chain needs the identifiers that Crossplane leaves out");
    }

    [Fact]
    public void Dispose_OfAuthorities_EndsTheirKeysAndNotWhatTheyIssued()
    {
        var crossplane = new CrossplaneCertificates();
        var chain = new IntermediateCertificates();
        using var server = crossplane.IssueServer();
        using var client = chain.Issue("client", CrossplaneCertificates.ClientAuthentication);

        crossplane.Dispose();
        chain.Dispose();

        crossplane.Invoking(it => it.IssueClient()).Should().Throw<ObjectDisposedException>();
        chain.Invoking(it => it.Issue("client")).Should().Throw<Exception>();
        server.Certificate.HasPrivateKey.Should().BeTrue();
        client.Certificate.HasPrivateKey.Should().BeTrue();
    }

    [Fact]
    public void Dispose_OfIssuedCertificate_EndsItsKey()
    {
        var issued = _certificates.IssueServer();

        issued.Dispose();

        issued.Invoking(it => it.CertificatePem).Should().Throw<CryptographicException>();
    }
}

using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Hosting.Tests.Tls;

public sealed class CrossplaneCertificatesTests
{
    private readonly CrossplaneCertificates _certificates = new();

    [Fact]
    public void IssueClient_Always_SharesNameAndSerialNumberWithTheAuthority()
    {
        X509Certificate2 client = _certificates.IssueClient().Certificate;

        Assert.Equal(_certificates.Authority.SubjectName.RawData, client.SubjectName.RawData);
        Assert.Equal(_certificates.Authority.SubjectName.RawData, client.IssuerName.RawData);
        Assert.Equal("CN=Crossplane, S=Earth, L=Earth, O=Crossplane, C=Earth", client.Subject);
        Assert.Equal("07E6", client.SerialNumber);
        Assert.Equal("07E6", _certificates.Authority.SerialNumber);
        Assert.DoesNotContain(client.Extensions, extension => extension is X509AuthorityKeyIdentifierExtension or X509SubjectKeyIdentifierExtension);
    }

    [Fact]
    public void IssueServer_Always_HasThePemLabelsOfTheSecret()
    {
        IssuedCertificate server = _certificates.IssueServer();

        Assert.StartsWith("-----BEGIN CERTIFICATE-----\n", server.CertificatePem, StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----\n", server.KeyPem, StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_OfAClient_IsNotFoundByThePlatform()
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_certificates.Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        // When this becomes true the direct check of the validator has lost its reason.
        Assert.False(chain.Build(_certificates.IssueClient().Certificate));
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Hosting.Tests.Tls;

/// <summary>A certificate with its private key, in the forms that a Secret holds.</summary>
/// <param name="Certificate">Has the private key.</param>
/// <param name="KeyPem">PKCS#1 for RSA, SEC 1 for EC.</param>
internal sealed record IssuedCertificate(X509Certificate2 Certificate, string KeyPem)
{
    public string CertificatePem => Certificate.ExportCertificatePem() + "\n";

    public static IssuedCertificate Join(X509Certificate2 certificate, AsymmetricAlgorithm key) => key switch
    {
        RSA rsa => new(certificate.CopyWithPrivateKey(rsa), rsa.ExportRSAPrivateKeyPem() + "\n"),
        ECDsa ecdsa => new(certificate.CopyWithPrivateKey(ecdsa), ecdsa.ExportECPrivateKeyPem() + "\n"),
        _ => throw new ArgumentException("The key must be RSA or EC.", nameof(key)),
    };

    /// <summary>Writes tls.crt, tls.key and ca.crt, as a mounted Secret shows them.</summary>
    public void WriteTo(string directory, string authorityPem)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "tls.crt"), CertificatePem);
        File.WriteAllText(Path.Combine(directory, "tls.key"), KeyPem);
        File.WriteAllText(Path.Combine(directory, "ca.crt"), authorityPem);
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Testing.Certificates;

/// <summary>A certificate with its private key, in the forms that a Secret holds.</summary>
public sealed class IssuedCertificate : IDisposable
{
    private IssuedCertificate(X509Certificate2 certificate, string keyPem) => (Certificate, KeyPem) = (certificate, keyPem);

    /// <summary>The certificate, which has the private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The private key as in <c>tls.key</c>: PKCS#1 for RSA, SEC 1 for EC.</summary>
    public string KeyPem { get; }

    /// <summary>The certificate as in <c>tls.crt</c>.</summary>
    public string CertificatePem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>Joins a certificate with its private key.</summary>
    /// <param name="certificate">The certificate, without the key.</param>
    /// <param name="key">The key: RSA or EC. It may be disposed afterwards.</param>
    /// <exception cref="ArgumentException">The key is neither RSA nor EC.</exception>
    public static IssuedCertificate Join(X509Certificate2 certificate, AsymmetricAlgorithm key) => key switch
    {
        RSA rsa => new(certificate.CopyWithPrivateKey(rsa), rsa.ExportRSAPrivateKeyPem() + "\n"),
        ECDsa ecdsa => new(certificate.CopyWithPrivateKey(ecdsa), ecdsa.ExportECPrivateKeyPem() + "\n"),
        _ => throw new ArgumentException("The key must be RSA or EC.", nameof(key)),
    };

    /// <summary>Writes <c>tls.crt</c>, <c>tls.key</c> and <c>ca.crt</c> into a directory, which is created if there is
    /// none. <see cref="MountedSecret"/> does so with links, as the kubelet does.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="authorityPem">The content of <c>ca.crt</c>.</param>
    public void WriteTo(string directory, string authorityPem)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "tls.crt"), CertificatePem);
        File.WriteAllText(Path.Combine(directory, "tls.key"), KeyPem);
        File.WriteAllText(Path.Combine(directory, "ca.crt"), authorityPem);
    }

    /// <inheritdoc />
    public void Dispose() => Certificate.Dispose();
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Testing.Certificates;

/// <summary>A root, an intermediate and leaves with key identifiers and names of their own, as cert-manager makes them.</summary>
public sealed class IntermediateCertificates : IDisposable
{
    private readonly ECDsa _intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Creates the authorities.</summary>
    /// <param name="signer">Creates what the root signs the intermediate with from the root's key; PKCS #1 with SHA-256 by
    /// default.</param>
    public IntermediateCertificates(Func<RSA, X509SignatureGenerator>? signer = null)
    {
        using var rootKey = RSA.Create(2048);
        var rootRequest = CreateAuthorityRequest("root", rootKey);
        var generator = X509SignatureGenerator.CreateForRSA(rootKey, RSASignaturePadding.Pkcs1);
        var start = DateTimeOffset.UtcNow.AddMinutes(-1);
        Root = rootRequest.Create(rootRequest.SubjectName, generator, start, start.AddYears(1), [1]);

        var request = CreateAuthorityRequest("intermediate", _intermediateKey);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Root, true, false));
        Intermediate = request.Create(Root.SubjectName, signer?.Invoke(rootKey) ?? generator, start, start.AddYears(1), [2]);
    }

    /// <summary>The root, the authority in <c>ca.crt</c>.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The intermediate, which peers send along with their certificates.</summary>
    public X509Certificate2 Intermediate { get; }

    /// <summary>The root in PEM.</summary>
    public string RootPem => Root.ExportCertificatePem() + "\n";

    /// <summary>The intermediate in PEM.</summary>
    public string IntermediatePem => Intermediate.ExportCertificatePem() + "\n";

    /// <summary>Issues a certificate, signed by the intermediate.</summary>
    /// <param name="name">The DNS name and common name.</param>
    /// <param name="usages">Extended key usages, such as <see cref="CrossplaneCertificates.ClientAuthentication"/>.</param>
    public IssuedCertificate Issue(string name, params string[] usages)
    {
        ArgumentNullException.ThrowIfNull(usages);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Intermediate, true, false));
        CrossplaneCertificates.AddNames(request, [name]);
        foreach (var usage in usages)
        {
            CrossplaneCertificates.AddUsage(request, usage);
        }

        var start = DateTimeOffset.UtcNow.AddMinutes(-1);
        var generator = X509SignatureGenerator.CreateForECDsa(_intermediateKey);
        return IssuedCertificate.Join(request.Create(Intermediate.SubjectName, generator, start, start.AddMonths(3), [3]), key);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
        _intermediateKey.Dispose();
    }

    private static CertificateRequest CreateAuthorityRequest(string name, AsymmetricAlgorithm key)
    {
        var publicKey = PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);
        var request = new CertificateRequest(
            new X500DistinguishedName($"CN={name}"), publicKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(publicKey, critical: false));
        return request;
    }
}

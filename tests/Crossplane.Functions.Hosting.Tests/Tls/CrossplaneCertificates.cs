using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Hosting.Tests.Tls;

/// <summary>
/// An authority and its leaves exactly as Crossplane makes them: one subject and serial number 2022 for all, RSA-2048,
/// SHA-256, no authority key identifier, ten years.
/// </summary>
internal sealed class CrossplaneCertificates
{
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly byte[] SerialNumber = [0x07, 0xE6];

    private readonly RSA _key = RSA.Create(2048);

    public CrossplaneCertificates(DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null)
    {
        var request = new CertificateRequest(Name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        AddNames(request, ["crossplane-root-ca"]);
        var start = notBefore ?? DateTimeOffset.UtcNow.AddMinutes(-1);
        Authority = request.Create(Name, Generator, start, notAfter ?? start.AddYears(10), SerialNumber);
    }

    /// <summary>C=Earth, O=Crossplane, L=Earth, ST=Earth, CN=Crossplane, each a PrintableString.</summary>
    public static X500DistinguishedName Name { get; } = CreateName();

    public X509Certificate2 Authority { get; }

    public string AuthorityPem => Authority.ExportCertificatePem() + "\n";

    /// <summary>Signs with the authority's key.</summary>
    public X509SignatureGenerator Generator => X509SignatureGenerator.CreateForRSA(_key, RSASignaturePadding.Pkcs1);

    /// <summary>The authority's private key, for signatures that Crossplane does not make.</summary>
    public RSA Key => _key;

    /// <summary>A request for a leaf with key usage and basic constraints, and nothing that says what it is for.</summary>
    public static CertificateRequest CreateRequest(AsymmetricAlgorithm key)
    {
        var request = new CertificateRequest(Name, PublicKeyOf(key), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment,
            critical: true));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        return request;
    }

    public static void AddUsage(CertificateRequest request, string usage) =>
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));

    public static void AddNames(CertificateRequest request, IEnumerable<string> names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            builder.AddDnsName(name);
        }

        request.CertificateExtensions.Add(builder.Build());
    }

    /// <summary>The certificate that a function's server gets; for localhost too, so that tests can call it.</summary>
    public IssuedCertificate IssueServer(DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null) => Issue(
        ServerAuthentication,
        ["function", "function.crossplane-system", "function.crossplane-system.svc", "localhost"],
        notBefore,
        notAfter);

    /// <summary>The certificate that Crossplane itself presents to functions.</summary>
    public IssuedCertificate IssueClient(DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null) =>
        Issue(ClientAuthentication, ["crossplane.crossplane-system"], notBefore, notAfter);

    /// <summary>Signs a request as the authority does.</summary>
    public X509Certificate2 Sign(
        CertificateRequest request,
        X509SignatureGenerator? generator = null,
        DateTimeOffset? notBefore = null,
        DateTimeOffset? notAfter = null)
    {
        var start = notBefore ?? DateTimeOffset.UtcNow.AddMinutes(-1);
        return request.Create(Name, generator ?? Generator, start, notAfter ?? start.AddYears(10), SerialNumber);
    }

    private static X500DistinguishedName CreateName()
    {
        // The framework's country attribute takes two letters only; Crossplane comes from Earth.
        (string Type, string Value)[] attributes =
            [
                ("2.5.4.6", "Earth"), ("2.5.4.10", "Crossplane"), ("2.5.4.7", "Earth"), ("2.5.4.8", "Earth"),
                ("2.5.4.3", "Crossplane"),
            ];
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach ((var type, var value) in attributes)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(type);
                    writer.WriteCharacterString(UniversalTagNumber.PrintableString, value);
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }

    private static PublicKey PublicKeyOf(AsymmetricAlgorithm key) =>
        PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);

    private IssuedCertificate Issue(string usage, IEnumerable<string> names, DateTimeOffset? notBefore, DateTimeOffset? notAfter)
    {
        using var key = RSA.Create(2048);
        var request = CreateRequest(key);
        AddUsage(request, usage);
        AddNames(request, names);
        return IssuedCertificate.Join(Sign(request, null, notBefore, notAfter), key);
    }
}

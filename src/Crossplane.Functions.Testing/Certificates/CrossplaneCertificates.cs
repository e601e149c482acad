using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Testing.Certificates;

/// <summary>
/// An authority and its certificates exactly as Crossplane makes them: one subject and serial number 2022 for all, RSA-2048,
/// SHA-256, no authority key identifier, ten years. The usual check of a chain refuses them, which is what a server of
/// functions must cope with.
/// </summary>
/// <example>
/// <code>
/// using var crossplane = new CrossplaneCertificates();
/// crossplane.IssueServer().WriteTo(directory, crossplane.AuthorityPem); // for --tls-certs-dir
/// var client = crossplane.IssueClient().Certificate;                    // for the call
/// </code>
/// </example>
public sealed class CrossplaneCertificates : IDisposable
{
    /// <summary>The object identifier of the extended key usage of servers.</summary>
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>The object identifier of the extended key usage of clients.</summary>
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly byte[] SerialNumber = [0x07, 0xE6];

    private readonly RSA _key = RSA.Create(2048);

    /// <summary>Creates an authority.</summary>
    /// <param name="notBefore">The start of its validity; a minute ago by default.</param>
    /// <param name="notAfter">The end of its validity; ten years after the start by default.</param>
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

    /// <summary>The subject of all certificates: C=Earth, O=Crossplane, L=Earth, ST=Earth, CN=Crossplane, each a
    /// PrintableString.</summary>
    public static X500DistinguishedName Name { get; } = CreateName();

    /// <summary>The authority's certificate.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The authority's certificate as in <c>ca.crt</c>.</summary>
    public string AuthorityPem => Authority.ExportCertificatePem() + "\n";

    /// <summary>Signs with the authority's key.</summary>
    public X509SignatureGenerator Generator => X509SignatureGenerator.CreateForRSA(_key, RSASignaturePadding.Pkcs1);

    /// <summary>The authority's private key, for signatures that Crossplane does not make.</summary>
    public RSA Key => _key;

    /// <summary>Creates a request for a certificate with key usage and basic constraints, but without a purpose.</summary>
    /// <param name="key">The private key of the certificate.</param>
    public static CertificateRequest CreateRequest(AsymmetricAlgorithm key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = new CertificateRequest(Name, PublicKeyOf(key), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment,
            critical: true));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        return request;
    }

    /// <summary>Adds an extended key usage to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="usage">The object identifier, such as <see cref="ClientAuthentication"/>.</param>
    public static void AddUsage(CertificateRequest request, string usage)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
    }

    /// <summary>Adds DNS names to a request.</summary>
    public static void AddNames(CertificateRequest request, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(names);
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            builder.AddDnsName(name);
        }

        request.CertificateExtensions.Add(builder.Build());
    }

    /// <summary>Issues the certificate of a function's server; it is for localhost too, so that tests can call it.</summary>
    /// <param name="notBefore">The start of its validity; a minute ago by default.</param>
    /// <param name="notAfter">The end of its validity; ten years after the start by default.</param>
    public IssuedCertificate IssueServer(DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null) => Issue(
        ServerAuthentication,
        ["function", "function.crossplane-system", "function.crossplane-system.svc", "localhost"],
        notBefore,
        notAfter);

    /// <summary>Issues the certificate that Crossplane itself presents to functions.</summary>
    /// <param name="notBefore">The start of its validity; a minute ago by default.</param>
    /// <param name="notAfter">The end of its validity; ten years after the start by default.</param>
    public IssuedCertificate IssueClient(DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null) =>
        Issue(ClientAuthentication, ["crossplane.crossplane-system"], notBefore, notAfter);

    /// <summary>Creates the TLS options of a client that presents a certificate of Crossplane.</summary>
    /// <param name="server">The certificate of the server, the only one that the client trusts.</param>
    public SslClientAuthenticationOptions CreateClientOptions(IssuedCertificate server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new SslClientAuthenticationOptions
        {
            ClientCertificates = [IssueClient().Certificate],
            RemoteCertificateValidationCallback = (_, presented, _, _) =>
                presented?.GetRawCertDataString() == server.Certificate.GetRawCertDataString(),
        };
    }

    /// <summary>Signs a request as the authority does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="generator">Signs; <see cref="Generator"/> by default.</param>
    /// <param name="notBefore">The start of its validity; a minute ago by default.</param>
    /// <param name="notAfter">The end of its validity; ten years after the start by default.</param>
    public X509Certificate2 Sign(
        CertificateRequest request,
        X509SignatureGenerator? generator = null,
        DateTimeOffset? notBefore = null,
        DateTimeOffset? notAfter = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var start = notBefore ?? DateTimeOffset.UtcNow.AddMinutes(-1);
        return request.Create(Name, generator ?? Generator, start, notAfter ?? start.AddYears(10), SerialNumber);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Authority.Dispose();
        _key.Dispose();
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

using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Decides whether the certificate of a function is trusted. What cannot be read is not.</summary>
internal static class ServerCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>
    /// The certificate has the right name, and a chain leads from it to an authority. Crossplane gives its authority and its
    /// servers one name, and a chain builder takes such a server for its own issuer: then the authority's signature decides.
    /// </summary>
    public static bool IsTrusted(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors problems, X509Certificate2Collection authorities)
    {
        const SslPolicyErrors decisive = SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable;
        if (certificate is not X509Certificate2 server || (problems & decisive) != SslPolicyErrors.None)
        {
            return false;
        }

        return HasChain(server, sent, authorities) || (IsForServers(server) && authorities.Any(authority => IsSignedBy(server, authority)));
    }

    private static bool HasChain(X509Certificate2 server, X509Chain? sent, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainElements.Select(element => element.Certificate).ToArray() ?? []);
        return chain.Build(server);
    }

    private static bool IsForServers(X509Certificate2 server) =>
        IsValidNow(server)
        && server.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(usage => usage.EnhancedKeyUsages[ServerAuthentication] is not null);

    private static bool IsValidNow(X509Certificate2 certificate) => DateTime.Now >= certificate.NotBefore && DateTime.Now <= certificate.NotAfter;

    private static bool IsSignedBy(X509Certificate2 server, X509Certificate2 authority)
    {
        var isAuthority = authority.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
        if (!isAuthority || !IsValidNow(authority) || !authority.SubjectName.RawData.AsSpan().SequenceEqual(server.IssuerName.RawData))
        {
            return false;
        }

        try
        {
            var outer = new AsnReader(server.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
            var signed = outer.ReadEncodedValue();
            var algorithm = outer.ReadSequence().ReadObjectIdentifier();
            return IsSignature(algorithm, signed.Span, outer.ReadBitString(out _), authority);
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    private static bool IsSignature(string algorithm, ReadOnlySpan<byte> signed, byte[] signature, X509Certificate2 authority)
    {
        using var rsa = authority.GetRSAPublicKey();
        using var ecdsa = authority.GetECDsaPublicKey();
        return (algorithm, rsa, ecdsa) switch
        {
            ("1.2.840.113549.1.1.11", not null, _) => rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            ("1.2.840.113549.1.1.12", not null, _) => rsa.VerifyData(signed, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            ("1.2.840.113549.1.1.13", not null, _) => rsa.VerifyData(signed, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            ("1.2.840.10045.4.3.2", _, not null) => ecdsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            ("1.2.840.10045.4.3.3", _, not null) => ecdsa.VerifyData(signed, signature, HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence),
            ("1.2.840.10045.4.3.4", _, not null) => ecdsa.VerifyData(signed, signature, HashAlgorithmName.SHA512, DSASignatureFormat.Rfc3279DerSequence),
            _ => false,
        };
    }
}

using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Tls;

/// <summary>Reads from a certificate's dates and extensions how it may be used.</summary>
internal static class CertificateTraits
{
    private const int MinRsaBits = 2048;
    private const int MinEcBits = 256;
    private const string SubjectAlternativeName = "2.5.29.17";

    // GeneralName of RFC 5280, section 4.2.1.6.
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);

    // Key usage, subject alternative name, basic constraints, extended key usage.
    private static readonly HashSet<string> UnderstoodExtensions =
        new(StringComparer.Ordinal) { "2.5.29.15", SubjectAlternativeName, "2.5.29.19", "2.5.29.37" };

    extension(X509Certificate2 certificate)
    {
        /// <summary>True for a certificate authority whose key usage is absent or allows signing certificates.</summary>
        /// <exception cref="CryptographicException">An extension is malformed.</exception>
        public bool MaySignCertificates =>
            certificate.IsAuthority
            && certificate.Extensions.OfType<X509KeyUsageExtension>()
                .All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));

        internal bool IsAuthority =>
            certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

        /// <summary>Describes why the certificate is not valid at a time, null if it is.</summary>
        /// <returns>The predicate of a sentence, for example "expired at 2026-01-02 00:00:00Z".</returns>
        public string? DescribeDateProblem(DateTimeOffset now) => certificate.FindDateProblem(now)?.Text;

        internal CertificateProblem? FindDateProblem(DateTimeOffset now)
        {
            var notBefore = new DateTimeOffset(certificate.NotBefore);
            var notAfter = new DateTimeOffset(certificate.NotAfter);
            if (now < notBefore)
            {
                return new(CertificateRefusalReason.NotYetValid, $"is not valid before {Format(notBefore)}");
            }

            return now > notAfter ? new(CertificateRefusalReason.Expired, $"expired at {Format(notAfter)}") : null;
        }

        /// <summary>Finds out whether the key is too short to be trusted.</summary>
        /// <exception cref="CryptographicException">The key is damaged.</exception>
        internal CertificateProblem? FindKeyProblem()
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa?.KeySize < MinRsaBits)
            {
                return TooShort("RSA", rsa.KeySize, MinRsaBits);
            }

            using var ecdsa = certificate.GetECDsaPublicKey();
            return ecdsa?.KeySize < MinEcBits ? TooShort("EC", ecdsa.KeySize, MinEcBits) : null;
        }

        /// <summary>Lists the DNS names and the URIs of the subject alternative names, and which of the two each is.</summary>
        /// <exception cref="CryptographicException">The extension is malformed.</exception>
        /// <exception cref="AsnContentException">The extension is malformed.</exception>
        internal IEnumerable<(bool IsUri, string Name)> Names =>
            certificate.Extensions.Where(extension => extension.Oid?.Value == SubjectAlternativeName)
                .SelectMany(extension => ReadNames(extension.RawData));

        /// <summary>Finds a critical extension that would restrict the certificate in a way that is not checked here.</summary>
        internal CertificateProblem? FindUnknownCriticalExtension() =>
            certificate.Extensions
                .Any(extension => extension.Critical && !UnderstoodExtensions.Contains(extension.Oid?.Value ?? ""))
                ? new(CertificateRefusalReason.Extension, "has a critical extension that is not understood")
                : null;

        /// <summary>Tells whether the extended key usage names a purpose; null without it, which allows any.</summary>
        internal bool? Allows(string purpose)
        {
            X509EnhancedKeyUsageExtension[] usages = [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()];
            return usages.Length == 0
                ? null
                : usages.All(usage => usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == purpose));
        }
    }

    private static CertificateProblem TooShort(string kind, int bits, int min) => new(
        CertificateRefusalReason.Key,
        string.Create(CultureInfo.InvariantCulture, $"has an {kind} key of {bits} bits, and {min} or more are allowed"));

    private static List<(bool IsUri, string Name)> ReadNames(byte[] extension)
    {
        var names = new List<(bool, string)>();
        var sequence = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
        while (sequence.HasData)
        {
            var tag = sequence.PeekTag();
            var isUri = tag.HasSameClassAndValue(Uri);
            if (isUri || tag.HasSameClassAndValue(DnsName))
            {
                names.Add((isUri, sequence.ReadCharacterString(UniversalTagNumber.IA5String, tag)));
            }
            else
            {
                sequence.ReadEncodedValue();
            }
        }

        return names;
    }

    private static string Format(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
}

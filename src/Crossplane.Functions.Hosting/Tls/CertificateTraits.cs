using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Hosting.Tls;

/// <summary>What the extensions and dates of a certificate say about its use.</summary>
internal static class CertificateTraits
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // Key usage, subject alternative name, basic constraints, extended key usage.
    private static readonly HashSet<string> UnderstoodExtensions =
        new(StringComparer.Ordinal) { "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.37" };

    extension(X509Certificate2 certificate)
    {
        /// <summary>Whether the certificate says that it belongs to an authority.</summary>
        public bool IsAuthority =>
            certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

        /// <summary>Whether the certificate may be the issuer of another: key usage is either absent or allows it.</summary>
        public bool MaySignCertificates =>
            certificate.IsAuthority
            && certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));

        /// <summary>Whether extended key usage names clients; null if the certificate has none and so is for any use.</summary>
        public bool? AllowsClients
        {
            get
            {
                X509EnhancedKeyUsageExtension[] usages = [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()];
                return usages.Length == 0
                    ? null
                    : usages.All(usage => usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == ClientAuthentication));
            }
        }

        /// <summary>Whether an extension that is marked critical restricts the certificate in a way that is not looked at here.</summary>
        public bool HasUnknownCriticalExtension =>
            certificate.Extensions.Any(extension => extension.Critical && !UnderstoodExtensions.Contains(extension.Oid?.Value ?? ""));

        /// <summary>Says why the certificate is not valid at a time; null if it is.</summary>
        public string? FindDateProblem(DateTimeOffset now)
        {
            var notBefore = new DateTimeOffset(certificate.NotBefore);
            var notAfter = new DateTimeOffset(certificate.NotAfter);
            if (now < notBefore)
            {
                return string.Create(CultureInfo.InvariantCulture, $"is not valid before {notBefore.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
            }

            return now > notAfter
                ? string.Create(CultureInfo.InvariantCulture, $"expired at {notAfter.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z")
                : null;
        }
    }
}

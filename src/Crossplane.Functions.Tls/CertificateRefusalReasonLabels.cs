namespace Crossplane.Functions.Tls;

/// <summary>Names of refusal reasons for metrics and structured logs.</summary>
public static class CertificateRefusalReasonLabels
{
    extension(CertificateRefusalReason reason)
    {
        /// <summary>The stable name of the reason in snake_case, for example <c>not_yet_valid</c>.</summary>
        public string Label => reason switch
        {
            CertificateRefusalReason.Missing => "missing",
            CertificateRefusalReason.Undecodable => "undecodable",
            CertificateRefusalReason.Authority => "authority",
            CertificateRefusalReason.Expired => "expired",
            CertificateRefusalReason.NotYetValid => "not_yet_valid",
            CertificateRefusalReason.Usage => "usage",
            CertificateRefusalReason.Signature => "signature",
            CertificateRefusalReason.UnknownIssuer => "unknown_issuer",
            CertificateRefusalReason.Extension => "extension",
            CertificateRefusalReason.Key => "key",
            CertificateRefusalReason.Name => "name",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "unknown reason"),
        };
    }
}

namespace Crossplane.Functions.Tls;

/// <summary>The reason why a certificate is not trusted. The set is closed, so that it can label a metric.</summary>
/// <remarks><see cref="CertificateRefusalReasonLabels"/> gives the stable names. The numbers may change.</remarks>
public enum CertificateRefusalReason
{
    /// <summary>The peer sent no certificate.</summary>
    Missing,

    /// <summary>The certificate, or one of its extensions, is malformed.</summary>
    Undecodable,

    /// <summary>The certificate belongs to a certificate authority.</summary>
    Authority,

    /// <summary>The certificate, or the authority that signed it, has expired.</summary>
    Expired,

    /// <summary>The certificate, or the authority that signed it, is not valid yet.</summary>
    NotYetValid,

    /// <summary>The extended key usage does not allow the peer's role.</summary>
    Usage,

    /// <summary>The signature algorithm is not allowed, or no trusted authority made the signature.</summary>
    Signature,

    /// <summary>No chain leads to a trusted authority, and none has the issuer's name.</summary>
    UnknownIssuer,

    /// <summary>The certificate, or the authority that signed it, has a critical extension that is not understood.</summary>
    Extension,

    /// <summary>The key of the certificate, or of the authority that signed it, is too short.</summary>
    Key,

    /// <summary>The certificate has none of the allowed names.</summary>
    Name,
}

namespace Crossplane.Functions.Tls;

/// <summary>Explains why a certificate is not trusted.</summary>
/// <param name="Reason">The reason as one of a few stable values, for metrics.</param>
/// <param name="Message">One sentence with the details, for logs and error messages.</param>
public sealed record CertificateRefusal(CertificateRefusalReason Reason, string Message);

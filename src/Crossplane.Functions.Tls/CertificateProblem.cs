namespace Crossplane.Functions.Tls;

/// <summary>A defect of one certificate, which may be the peer's or that of an authority.</summary>
/// <param name="Reason">The reason of a refusal because of it.</param>
/// <param name="Text">The predicate of a sentence about the certificate, for example "expired at 2026-01-02 00:00:00Z".</param>
internal sealed record CertificateProblem(CertificateRefusalReason Reason, string Text);

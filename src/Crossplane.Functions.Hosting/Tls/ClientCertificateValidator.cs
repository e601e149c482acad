using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Hosting.Tls;

/// <summary>Decides whether the certificate of a client is trusted by the authorities of ca.crt.</summary>
/// <remarks>
/// Crossplane gives its authority, its servers and its clients one and the same name, no key identifiers and one serial
/// number. A chain builder takes such a client for a self-signed certificate and refuses it, so the signature of a direct
/// issuer is checked here when no chain is found.
/// </remarks>
internal sealed class ClientCertificateValidator
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2Collection _authorities;
    private readonly TimeProvider _timeProvider;

    /// <param name="authorities">The certificates of ca.crt; those that may not sign others are left out.</param>
    /// <param name="timeProvider">The clock that validity is measured by.</param>
    public ClientCertificateValidator(IEnumerable<X509Certificate2> authorities, TimeProvider timeProvider)
    {
        _authorities = [.. authorities.Where(authority => authority.MaySignCertificates)];
        _timeProvider = timeProvider;
    }

    /// <summary>Judges a certificate; never throws, whatever the certificate holds.</summary>
    /// <param name="certificate">What the client presents, null if nothing.</param>
    /// <param name="sentAlong">The other certificates that the client sent: intermediates, never trusted by themselves.</param>
    /// <param name="refusal">Why the certificate is not trusted, one sentence for the log.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The bytes are a stranger's: whatever they provoke is a refusal.")]
    public bool IsTrusted(X509Certificate2? certificate, X509Certificate2Collection sentAlong, [NotNullWhen(false)] out string? refusal)
    {
        try
        {
            refusal = certificate is null ? "The client sent no certificate." : FindRefusal(certificate, sentAlong);
        }
        catch (Exception exception)
        {
            refusal = $"The client certificate cannot be decoded: {exception.Message}";
        }

        return refusal is null;
    }

    /// <summary>Makes the policy under which chains are built: the authorities only, no revocation, nothing downloaded.</summary>
    public X509ChainPolicy CreateChainPolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = _timeProvider.GetUtcNow().LocalDateTime,
        };
        policy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        policy.CustomTrustStore.AddRange(_authorities);
        return policy;
    }

    private string? FindRefusal(X509Certificate2 certificate, X509Certificate2Collection sentAlong)
    {
        if (certificate.IsAuthority)
        {
            return "The client certificate is a certificate authority.";
        }

        if (certificate.FindDateProblem(_timeProvider.GetUtcNow()) is { } problem)
        {
            return $"The client certificate {problem}.";
        }

        if (certificate.AllowsClients == false)
        {
            return "The extended key usage of the client certificate does not allow client authentication.";
        }

        if (CertificateSignature.Read(certificate) is not { Algorithm: not null } signature)
        {
            return "The client certificate is not signed with RSA or ECDSA over SHA-256, SHA-384 or SHA-512.";
        }

        return HasTrustedChain(certificate, sentAlong) ? null : FindDirectRefusal(certificate, signature);
    }

    private bool HasTrustedChain(X509Certificate2 certificate, X509Certificate2Collection sentAlong)
    {
        using var chain = new X509Chain { ChainPolicy = CreateChainPolicy() };
        chain.ChainPolicy.ExtraStore.AddRange(sentAlong);
        try
        {
            // The last element is an authority of ca.crt: its own signature proves nothing.
            return chain.Build(certificate)
                && chain.ChainElements.SkipLast(1).All(element => CertificateSignature.Read(element.Certificate).Algorithm is not null);
        }
        finally
        {
            foreach (X509ChainElement element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private string? FindDirectRefusal(X509Certificate2 certificate, CertificateSignature signature)
    {
        X509Certificate2[] issuers = [.. _authorities.Where(authority => authority.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))];
        if (issuers.Length == 0)
        {
            return $"No chain leads from the client certificate to ca.crt, and its issuer '{certificate.Issuer}' is not in ca.crt.";
        }

        if (certificate.AllowsClients is null)
        {
            return "The client certificate has no extended key usage, which must allow client authentication.";
        }

        if (certificate.HasUnknownCriticalExtension)
        {
            return "The client certificate has a critical extension that is not understood.";
        }

        var refusal = "The client certificate is not signed by any authority of ca.crt, although its issuer has the name of one.";
        foreach (X509Certificate2 issuer in issuers.Where(issuer => signature.IsMadeBy(issuer.PublicKey)))
        {
            if (FindIssuerProblem(issuer) is not { } problem)
            {
                return null;
            }

            refusal = $"The authority of ca.crt that signed the client certificate {problem}.";
        }

        return refusal;
    }

    private string? FindIssuerProblem(X509Certificate2 issuer) =>
        issuer.HasUnknownCriticalExtension
            ? "has a critical extension that is not understood"
            : issuer.FindDateProblem(_timeProvider.GetUtcNow());
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Tls;

/// <summary>Decides whether the certificate of a TLS peer is trusted by the authorities of ca.crt.</summary>
/// <remarks>
/// Crossplane gives its authority, its servers and its clients one and the same name, no key identifiers and one serial
/// number. A chain builder takes such a certificate for self-signed and refuses it. So if no chain is found, the signature
/// of a direct issuer is checked here. The name of a server is not: TLS compares it with the name that was called.
/// </remarks>
public sealed class PeerCertificateValidator
{
    private readonly X509Certificate2Collection _authorities;
    private readonly TimeProvider _timeProvider;
    private readonly HashSet<string> _allowedDnsNames;
    private readonly HashSet<string> _allowedUris;
    private readonly string _peer;
    private readonly string _purpose;

    /// <param name="role">The side of the connection that presents the certificate.</param>
    /// <param name="authorities">The certificates of ca.crt. Those that may not sign others are ignored.</param>
    /// <param name="timeProvider">The clock that validity is measured by.</param>
    /// <param name="allowedNames">
    /// The DNS names and URIs one of which a certificate must have as subject alternative name; null or empty for any name. What
    /// has a colon is a URI, and is compared exactly; DNS names match in any case.
    /// </param>
    /// <exception cref="CryptographicException">An extension of an authority is malformed.</exception>
    public PeerCertificateValidator(
        PeerRole role,
        IEnumerable<X509Certificate2> authorities,
        TimeProvider timeProvider,
        IEnumerable<string>? allowedNames = null)
    {
        _authorities = [.. authorities.Where(authority => authority.MaySignCertificates)];
        _timeProvider = timeProvider;
        var names = (allowedNames ?? []).ToLookup(name => name.Contains(':'));
        _allowedDnsNames = new HashSet<string>(names[false], StringComparer.OrdinalIgnoreCase);
        _allowedUris = new HashSet<string>(names[true], StringComparer.Ordinal);
        // The purposes are id-kp-clientAuth and id-kp-serverAuth of RFC 5280, section 4.2.1.12.
        (_peer, _purpose) = role == PeerRole.Client ? ("client", "1.3.6.1.5.5.7.3.2") : ("server", "1.3.6.1.5.5.7.3.1");
    }

    /// <summary>Checks a certificate. Never throws, whatever the certificate contains.</summary>
    /// <param name="certificate">The certificate that the peer presents, null if it sent none.</param>
    /// <param name="sentAlong">The other certificates that the peer sent: intermediates, never trusted by themselves.</param>
    /// <param name="refusal">The reason why the certificate is not trusted, null if it is.</param>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A stranger sent these bytes: any exception means refusal.")]
    public bool IsTrusted(
        X509Certificate2? certificate,
        X509Certificate2Collection sentAlong,
        [NotNullWhen(false)] out CertificateRefusal? refusal)
    {
        try
        {
            refusal = certificate is null
                ? new(CertificateRefusalReason.Missing, $"The {_peer} sent no certificate.")
                : FindRefusal(certificate, sentAlong);
        }
        catch (Exception exception)
        {
            var message = $"The {_peer} certificate cannot be decoded: {exception.Message}";
            refusal = new(CertificateRefusalReason.Undecodable, message);
        }

        return refusal is null;
    }

    /// <summary>Creates the policy under which chains are built: the authorities only, no revocation, no downloads.</summary>
    public X509ChainPolicy CreateChainPolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = _timeProvider.GetUtcNow().LocalDateTime,
        };
        policy.ApplicationPolicy.Add(new Oid(_purpose));
        policy.CustomTrustStore.AddRange(_authorities);
        return policy;
    }

    private CertificateRefusal? FindRefusal(X509Certificate2 certificate, X509Certificate2Collection sentAlong)
    {
        if (certificate.IsAuthority)
        {
            return Refuse(CertificateRefusalReason.Authority, "is a certificate authority");
        }

        if (certificate.FindDateProblem(_timeProvider.GetUtcNow()) is { } problem)
        {
            return Refuse(problem);
        }

        if (certificate.FindKeyProblem() is { } weakness)
        {
            return Refuse(weakness);
        }

        if (certificate.Allows(_purpose) == false)
        {
            var message = $"The extended key usage of the {_peer} certificate does not allow {_peer} authentication.";
            return new(CertificateRefusalReason.Usage, message);
        }

        if (CertificateSignature.Read(certificate) is not { Algorithm: not null } signature)
        {
            return Refuse(CertificateRefusalReason.Signature, "is not signed with RSA or ECDSA over SHA-256, SHA-384 or SHA-512");
        }

        var refusal = HasTrustedChain(certificate, sentAlong) ? null : FindDirectRefusal(certificate, signature);
        return refusal ?? FindNameRefusal(certificate);
    }

    // Last: whoever learns what names are allowed has a certificate that is trusted otherwise.
    private CertificateRefusal? FindNameRefusal(X509Certificate2 certificate) =>
        _allowedDnsNames.Count + _allowedUris.Count == 0 || certificate.Names.Any(IsAllowed)
            ? null
            : Refuse(
                CertificateRefusalReason.Name,
                "has none of the allowed names "
                    + string.Join(", ", _allowedDnsNames.Concat(_allowedUris).Order(StringComparer.Ordinal)));

    private bool IsAllowed((bool IsUri, string Name) name) =>
        (name.IsUri ? _allowedUris : _allowedDnsNames).Contains(name.Name);

    private bool HasTrustedChain(X509Certificate2 certificate, X509Certificate2Collection sentAlong)
    {
        using var chain = new X509Chain { ChainPolicy = CreateChainPolicy() };
        chain.ChainPolicy.ExtraStore.AddRange(sentAlong);
        try
        {
            // The last element is an authority of ca.crt: its own signature proves nothing.
            return chain.Build(certificate)
                && chain.ChainElements.All(element => element.Certificate.FindKeyProblem() is null)
                && chain.ChainElements.SkipLast(1)
                    .All(element => CertificateSignature.Read(element.Certificate).Algorithm is not null);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private CertificateRefusal? FindDirectRefusal(X509Certificate2 certificate, CertificateSignature signature)
    {
        var name = certificate.IssuerName.RawData;
        var issuers = _authorities.Where(authority => authority.SubjectName.RawData.AsSpan().SequenceEqual(name)).ToArray();
        if (issuers.Length == 0)
        {
            var message = $"No chain leads from the {_peer} certificate to ca.crt,"
                + $" and its issuer '{certificate.Issuer}' is not in ca.crt.";
            return new(CertificateRefusalReason.UnknownIssuer, message);
        }

        if (certificate.Allows(_purpose) is null)
        {
            return Refuse(CertificateRefusalReason.Usage, $"has no extended key usage, which must allow {_peer} authentication");
        }

        return certificate.FindUnknownCriticalExtension() is { } problem
            ? Refuse(problem)
            : FindSignatureRefusal(signature, issuers);
    }

    private CertificateRefusal? FindSignatureRefusal(CertificateSignature signature, X509Certificate2[] issuers)
    {
        var refusal = Refuse(
            CertificateRefusalReason.Signature,
            "is not signed by any authority of ca.crt, although its issuer has the name of one");
        foreach (var issuer in issuers.Where(issuer => signature.IsMadeBy(issuer.PublicKey)))
        {
            var problem = issuer.FindUnknownCriticalExtension()
                ?? issuer.FindKeyProblem()
                ?? issuer.FindDateProblem(_timeProvider.GetUtcNow());
            if (problem is null)
            {
                return null;
            }

            refusal = new(problem.Reason, $"The authority of ca.crt that signed the {_peer} certificate {problem.Text}.");
        }

        return refusal;
    }

    private CertificateRefusal Refuse(CertificateProblem problem) => Refuse(problem.Reason, problem.Text);

    private CertificateRefusal Refuse(CertificateRefusalReason reason, string problem) =>
        new(reason, $"The {_peer} certificate {problem}.");
}

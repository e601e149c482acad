using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Tls;

/// <summary>The server's certificate and the authorities of its clients, as they were in a directory at one moment.</summary>
/// <remarks>Immutable: a certificate that has been renewed is another instance, and the connections that follow use its
/// options.</remarks>
public sealed class ServerCertificates
{
    private readonly SslStreamCertificateContext _serverChain;
    private readonly PeerCertificateValidator _validator;
    private readonly HashSet<string> _authorities;

    private ServerCertificates(
        SslStreamCertificateContext serverChain, PeerCertificateValidator validator, X509Certificate2Collection authorities)
    {
        _serverChain = serverChain;
        _validator = validator;
        _authorities = [.. authorities.Select(authority => authority.GetCertHashString(HashAlgorithmName.SHA256))];
    }

    /// <summary>The time from which the server's certificate is valid.</summary>
    public DateTimeOffset NotBefore => new(_serverChain.TargetCertificate.NotBefore);

    /// <summary>The time until which the server's certificate is valid.</summary>
    public DateTimeOffset NotAfter => new(_serverChain.TargetCertificate.NotAfter);

    /// <summary>Reads tls.crt, tls.key and ca.crt (PEM; the key as PKCS#1, PKCS#8 or EC) from a directory.</summary>
    /// <param name="directory">The directory that holds the three files.</param>
    /// <param name="timeProvider">The clock for the server's certificate now and for those of clients later.</param>
    /// <param name="allowedClients">The names of the clients that are trusted, see
    /// <see cref="PeerCertificateValidator"/>.</param>
    /// <exception cref="CertificateException">The directory or a file is missing or unusable, or the certificate has
    /// expired.</exception>
    public static ServerCertificates Load(
        string directory, TimeProvider timeProvider, IEnumerable<string>? allowedClients = null)
    {
        var files = new CertificateFiles(directory);
        var chain = files.ReadServerChain(timeProvider.GetUtcNow());
        var authorities = files.ReadAuthorities();
        var validator = new PeerCertificateValidator(PeerRole.Client, authorities, timeProvider, allowedClients);
        return new ServerCertificates(
            SslStreamCertificateContext.Create(chain[0], chain, offline: true), validator, authorities);
    }

    /// <summary>Returns true if clients are checked against the same authorities: those who were trusted still are.</summary>
    public bool HasAuthoritiesOf(ServerCertificates other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || _authorities.SetEquals(other._authorities);
    }

    /// <summary>Creates the options of one connection: HTTP/2 over TLS 1.2 or later, and only for a trusted client.</summary>
    /// <param name="onRefused">Receives the reason why a client was refused, and its certificate; null if it sent none.</param>
    public SslServerAuthenticationOptions CreateOptions(Action<CertificateRefusal, X509Certificate2?>? onRefused = null) => new()
    {
        ServerCertificateContext = _serverChain,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http2],
        AllowRenegotiation = false,
        // Connections are few and long: a full handshake each time keeps every client in front of the validator.
        AllowTlsResume = false,
        ClientCertificateRequired = true,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        // The chain that is built before the callback runs must not go to the network either.
        CertificateChainPolicy = _validator.CreateChainPolicy(),
        RemoteCertificateValidationCallback = (_, certificate, chain, _) => Validate(certificate, chain, onRefused),
    };

    private bool Validate(
        X509Certificate? certificate, X509Chain? chain, Action<CertificateRefusal, X509Certificate2?>? onRefused)
    {
        var presented = certificate as X509Certificate2;
        if (_validator.IsTrusted(presented, chain?.ChainPolicy.ExtraStore ?? [], out var refusal))
        {
            return true;
        }

        onRefused?.Invoke(refusal, presented);
        return false;
    }
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Tls;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>The certificates for calls over TLS: the authorities to trust and, for mutual TLS, the client's own.</summary>
internal sealed class ClientCertificates : IDisposable
{
    private const SslPolicyErrors NameMismatch = SslPolicyErrors.RemoteCertificateNameMismatch;

    private readonly X509Certificate2Collection _authorities;
    private readonly PeerCertificateValidator _validator;
    private readonly X509Certificate2? _own;

    private ClientCertificates(X509Certificate2Collection authorities, X509Certificate2? own)
    {
        _authorities = authorities;
        _validator = new PeerCertificateValidator(PeerRole.Server, authorities, TimeProvider.System);
        _own = own;
    }

    /// <summary>Reads <c>ca.crt</c> and, if <c>tls.crt</c> exists, <c>tls.crt</c> and <c>tls.key</c>, all PEM.</summary>
    /// <exception cref="RenderException">A file cannot be read.</exception>
    public static ClientCertificates Read(string function, string directory)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPem(PemFile.Read(Path.Combine(directory, "ca.crt")));
            var certificate = Path.Combine(directory, "tls.crt");
            var key = Path.Combine(directory, "tls.key");
            var own = File.Exists(certificate)
                ? X509Certificate2.CreateFromPem(PemFile.Read(certificate), PemFile.Read(key))
                : null;
            return new ClientCertificates(authorities, own);
        }
        catch (Exception exception) when (exception is IOException or CryptographicException)
        {
            throw new RenderException($"cannot call function \"{function}\": {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Creates the options of a client that accepts only servers with a trusted certificate and the right name.
    /// </summary>
    /// <param name="onRefused">Receives the reason why a server was refused, one sentence.</param>
    public SslClientAuthenticationOptions CreateOptions(Action<string> onRefused) => new()
    {
        ClientCertificates = _own is null ? null : [_own],
        LocalCertificateSelectionCallback = _own is null ? null : (_, _, _, _, _) => _own,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        // The chain that is built before the callback runs must not go to the network either.
        CertificateChainPolicy = _validator.CreateChainPolicy(),
        RemoteCertificateValidationCallback = (sender, certificate, chain, problems) =>
        {
            var name = (sender as SslStream)?.TargetHostName;
            var refusal = FindRefusal(certificate as X509Certificate2, chain, problems.HasFlag(NameMismatch), name);
            if (refusal is not null)
            {
                onRefused(refusal);
            }

            return refusal is null;
        },
    };

    public void Dispose()
    {
        _own?.Dispose();
        foreach (var authority in _authorities)
        {
            authority.Dispose();
        }
    }

    private string? FindRefusal(X509Certificate2? certificate, X509Chain? chain, bool hasOtherName, string? name)
    {
        if (!_validator.IsTrusted(certificate, chain?.ChainPolicy.ExtraStore ?? [], out var refusal))
        {
            return refusal.Message;
        }

        return hasOtherName ? $"The server certificate is not valid for the name '{name}'." : null;
    }
}

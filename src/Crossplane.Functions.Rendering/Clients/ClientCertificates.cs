using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>The certificates of a directory such as Crossplane's own: whom to trust, and what to present.</summary>
internal sealed class ClientCertificates : IDisposable
{
    private readonly X509Certificate2Collection _authorities;
    private readonly X509Certificate2? _own;

    private ClientCertificates(X509Certificate2Collection authorities, X509Certificate2? own)
    {
        _authorities = authorities;
        _own = own;
    }

    /// <summary>Reads <c>ca.crt</c>, and <c>tls.crt</c> with <c>tls.key</c> if they are there.</summary>
    /// <exception cref="RenderException">A file cannot be read.</exception>
    public static ClientCertificates Read(string function, string directory)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPem(InputFiles.ReadText(Path.Combine(directory, "ca.crt")));
            var certificate = Path.Combine(directory, "tls.crt");
            var own = File.Exists(certificate)
                ? X509Certificate2.CreateFromPem(InputFiles.ReadText(certificate), InputFiles.ReadText(Path.Combine(directory, "tls.key")))
                : null;
            return new ClientCertificates(authorities, own);
        }
        catch (Exception exception) when (exception is InputException or CryptographicException)
        {
            throw new RenderException($"cannot call function \"{function}\": {exception.Message}", exception);
        }
    }

    public SslClientAuthenticationOptions CreateOptions() => new()
    {
        ClientCertificates = _own is null ? null : [_own],
        LocalCertificateSelectionCallback = _own is null ? null : (_, _, _, _, _) => _own,
        RemoteCertificateValidationCallback = (_, certificate, chain, problems) => ServerCertificate.IsTrusted(certificate, chain, problems, _authorities),
    };

    public void Dispose()
    {
        _own?.Dispose();
        foreach (var authority in _authorities)
        {
            authority.Dispose();
        }
    }
}

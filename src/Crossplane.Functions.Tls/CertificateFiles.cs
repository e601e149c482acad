using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Tls;

/// <summary>Reads the files of a Kubernetes TLS Secret that is mounted as a directory.</summary>
internal sealed class CertificateFiles
{
    private readonly string _certificate;
    private readonly string _key;
    private readonly string _authorities;

    /// <param name="directory">Holds tls.crt, tls.key and ca.crt.</param>
    /// <exception cref="CertificateException">The directory does not exist.</exception>
    public CertificateFiles(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new CertificateException($"cannot read server certificates: the directory {directory} does not exist");
        }

        _certificate = Path.Combine(directory, "tls.crt");
        _key = Path.Combine(directory, "tls.key");
        _authorities = Path.Combine(directory, "ca.crt");
    }

    /// <summary>Reads tls.crt and tls.key: the server's certificate with its private key, then the intermediates.</summary>
    /// <exception cref="CertificateException">A file is missing or unusable, the two do not match, or the certificate has
    /// expired.</exception>
    public X509Certificate2Collection ReadServerChain(DateTimeOffset now)
    {
        var chain = ReadCertificates(_certificate);
        if (now > new DateTimeOffset(chain[0].NotAfter))
        {
            throw new CertificateException(
                $"cannot use server certificate {_certificate}: it {chain[0].DescribeDateProblem(now)}");
        }

        if (chain.Select(Weakness).FirstOrDefault(problem => problem is not null) is { } weakness)
        {
            throw new CertificateException($"cannot use server certificate {_certificate}: it {weakness}");
        }

        chain[0] = AddKey(chain[0]);
        return chain;
    }

    /// <summary>Reads ca.crt; at least one of the certificates may sign others.</summary>
    /// <exception cref="CertificateException">The file is missing, unusable or without an authority.</exception>
    public X509Certificate2Collection ReadAuthorities()
    {
        var authorities = ReadCertificates(_authorities);
        try
        {
            X509Certificate2[] signers = [.. authorities.Where(authority => authority.MaySignCertificates)];
            return signers switch
            {
                [] => throw new CertificateException(
                    $"cannot use {_authorities}: none of its certificates is a certificate authority"),
                _ when signers.All(signer => signer.FindKeyProblem() is not null) => throw new CertificateException(
                    $"cannot use {_authorities}: its certificate authority {signers[0].FindKeyProblem()!.Text}"),
                _ => authorities,
            };
        }
        catch (CryptographicException exception)
        {
            throw new CertificateException($"cannot use {_authorities}: a certificate has a malformed extension", exception);
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CertificateException($"cannot read {path}: the file does not exist", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    private static X509Certificate2Collection ReadCertificates(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(ReadText(path));
        }
        catch (CryptographicException exception)
        {
            throw new CertificateException($"cannot read {path}: a PEM block of it is not a certificate", exception);
        }

        return certificates.Count > 0
            ? certificates
            : throw new CertificateException($"cannot read {path}: it has no PEM block CERTIFICATE");
    }

    private string? Weakness(X509Certificate2 certificate)
    {
        try
        {
            return certificate.FindKeyProblem()?.Text;
        }
        catch (CryptographicException exception)
        {
            throw new CertificateException($"cannot use server certificate {_certificate}: its key is damaged", exception);
        }
    }

    private X509Certificate2 AddKey(X509Certificate2 certificate)
    {
        var pem = ReadText(_key);
        using var rsaPublicKey = certificate.GetRSAPublicKey();
        if (rsaPublicKey is not null)
        {
            using var rsa = RSA.Create();
            ImportKey(rsa, pem, "RSA");
            return Join(() => certificate.CopyWithPrivateKey(rsa));
        }

        using var ecPublicKey = certificate.GetECDsaPublicKey();
        if (ecPublicKey is null)
        {
            throw new CertificateException(
                $"cannot use server certificate {_certificate}: its key must be RSA or EC, but is "
                    + $"{certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value}");
        }

        using var ecdsa = ECDsa.Create();
        ImportKey(ecdsa, pem, "EC");
        return Join(() => certificate.CopyWithPrivateKey(ecdsa));
    }

    private void ImportKey(AsymmetricAlgorithm key, string pem, string kind)
    {
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new CertificateException(
                $"cannot read {_key}: it must hold the {kind} private key of tls.crt, unencrypted, as a PEM block PRIVATE KEY or "
                    + $"{kind} PRIVATE KEY",
                exception);
        }
    }

    private X509Certificate2 Join(Func<X509Certificate2> copy)
    {
        try
        {
            return copy();
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException or InvalidOperationException)
        {
            throw new CertificateException(
                $"cannot use {_key}: the key does not match the certificate {_certificate}", exception);
        }
    }
}

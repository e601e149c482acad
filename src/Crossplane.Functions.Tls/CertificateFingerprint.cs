using System.Security.Cryptography;

namespace Crossplane.Functions.Tls;

/// <summary>A hash of the files of a certificate directory, to find out whether they have changed.</summary>
/// <remarks>
/// A mounted Secret is renewed by a symbolic link that comes to point to another directory: neither the times of the files
/// nor file events tell that reliably, but the contents do.
/// </remarks>
internal static class CertificateFingerprint
{
    private static readonly string[] Names = ["tls.crt", "tls.key", "ca.crt"];

    /// <summary>A file that cannot be read counts as an empty one.</summary>
    public static string Compute(string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            var content = Read(Path.Combine(directory, name));
            hash.AppendData(BitConverter.GetBytes(content.Length));
            hash.AppendData(content);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

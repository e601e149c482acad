using System.Text;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Reads files of certificates and keys.</summary>
internal static class PemFile
{
    // A bundle of authorities has some hundred kilobytes; an endless file must not exhaust the memory.
    private const int MaxMebibytes = 16;

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The file cannot be read, or is too large; the message names it.</exception>
    public static string Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return ReadText(file) ?? throw new IOException($"cannot read \"{path}\": it is larger than {MaxMebibytes} MiB");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"cannot read \"{path}\": there is no such file or directory", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(
                $"cannot read \"{path}\": {(Directory.Exists(path) ? "it is a directory" : "permission is denied")}", exception);
        }
    }

    /// <summary>Returns null for a file that is too large. Bytes are counted: pipes and devices have no length.</summary>
    private static string? ReadText(FileStream file)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var count and > 0)
        {
            content.Write(buffer.AsSpan(0, count));
            if (content.Length > MaxMebibytes * 1024 * 1024)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }
}

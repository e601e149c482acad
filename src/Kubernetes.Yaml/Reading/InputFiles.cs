using System.Text;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Reading;

/// <summary>Finds and reads input files.</summary>
internal static class InputFiles
{
    /// <summary>The maximum size of a file, so that an endless one does not exhaust the memory.</summary>
    public const int MaxBytes = MaxMebibytes * 1024 * 1024;

    private const int MaxMebibytes = 128;

    /// <summary>The extensions of YAML files.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".yaml", ".yml"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly UnicodeEncoding StrictUtf16LittleEndian =
        new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly UnicodeEncoding StrictUtf16BigEndian =
        new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Returns the path if it is a file, or the YAML files in it if it is a directory, sorted by the bytes of their
    /// names.
    /// </summary>
    /// <exception cref="YamlFileException">The path does not exist, or is a directory without YAML files.</exception>
    public static IReadOnlyList<string> Find(string pathOrDirectory)
    {
        if (!Directory.Exists(pathOrDirectory))
        {
            return [pathOrDirectory];
        }

        var files = Select(Guard(pathOrDirectory, Directory.GetFiles), Extensions);
        return files.Count > 0
            ? files
            : throw new YamlFileException(
                pathOrDirectory, $"no YAML files found in \"{pathOrDirectory}\" (.yaml or .yml)");
    }

    /// <inheritdoc cref="YamlFiles.FindBelow"/>
    public static IReadOnlyList<string> FindBelow(string directory, IReadOnlyList<string> extensions) =>
        Select(Guard(directory, path => Directory.GetFiles(path, "*", SearchOption.AllDirectories)), extensions);

    /// <inheritdoc cref="YamlFiles.ReadText"/>
    public static string ReadText(string path)
    {
        try
        {
            return Decode(Guard(path, ReadBytes)).TrimStart(YamlCharacters.ByteOrderMark);
        }
        catch (DecoderFallbackException exception)
        {
            throw new YamlFileException(
                path, $"cannot read \"{path}\": the file is neither UTF-8 nor UTF-16 with a byte order mark", exception);
        }
    }

    private static IReadOnlyList<string> Select(IEnumerable<string> files, IReadOnlyList<string> extensions) =>
        [.. files.Where(path => extensions.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal)];

    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => StrictUtf16LittleEndian.GetString(bytes),
        [0xFE, 0xFF, ..] => StrictUtf16BigEndian.GetString(bytes),
        _ => StrictUtf8.GetString(bytes),
    };

    /// <summary>Reads a stream up to the limit. It counts bytes, because pipes and devices have no length.</summary>
    private static ReadOnlySpan<byte> ReadBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new YamlFileException(path, $"cannot read \"{path}\": it is a directory");
        }

        using var file = File.OpenRead(path);
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var count and > 0)
        {
            if (content.Length + count > MaxBytes)
            {
                throw new YamlFileException(path, $"cannot read \"{path}\": it is larger than {MaxMebibytes} MiB");
            }

            content.Write(buffer.AsSpan(0, count));
        }

        return content.GetBuffer().AsSpan(0, (int)content.Length);
    }

    private static T Guard<T>(string path, Func<string, T> access)
        where T : allows ref struct
    {
        try
        {
            return access(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new YamlFileException(path, $"cannot read \"{path}\": there is no such file or directory", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new YamlFileException(path, $"cannot read \"{path}\": permission is denied", exception);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            throw new YamlFileException(path, $"cannot read \"{path}\": {exception.Message}", exception);
        }
    }
}

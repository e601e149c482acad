using System.Security.Cryptography;
using System.Text;
using Build.Oci;

namespace Build.Output;

/// <summary>Writes the files of a build, and their checksums at the end.</summary>
internal sealed class OutputFiles
{
    public const string ChecksumsName = "SHA256SUMS";

    private readonly string _directory;
    private readonly DateTimeOffset _time;
    private readonly SortedDictionary<string, string> _checksums = new(StringComparer.Ordinal);

    /// <param name="directory">The output directory; must be new or empty, so that no files of an earlier build are
    /// released.</param>
    /// <param name="time">The timestamp of all entries in archives.</param>
    /// <exception cref="BuildException">The directory is not empty.</exception>
    public OutputFiles(string directory, DateTimeOffset time)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            throw new BuildException($"--output \"{directory}\" must be a new or an empty directory");
        }

        _directory = directory;
        _time = time;
    }

    public void Write(string name, byte[] content)
    {
        WriteFile(name, content);
        _checksums[name] = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>Writes files without recording a checksum: an OCI layout has its own digests and is not downloaded.</summary>
    public void WriteDirectory(string name, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach ((var path, var content) in files)
        {
            WriteFile($"{name}/{path}", content);
        }
    }

    public void WriteArchive(string name, IReadOnlyDictionary<string, byte[]> files) =>
        Write(name, LayerArchive.Write(files.Select(file => LayerEntry.File(file.Key, file.Value)), _time));

    /// <summary>Writes the file that <c>sha256sum --check</c> reads.</summary>
    public void WriteChecksums()
    {
        var text = new StringBuilder();
        foreach ((var name, var checksum) in _checksums)
        {
            text.Append(checksum).Append("  ").Append(name).Append('\n');
        }

        File.WriteAllText(Path.Combine(_directory, ChecksumsName), text.ToString());
    }

    private void WriteFile(string name, byte[] content)
    {
        var path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}

using System.Formats.Tar;

namespace Build.Oci;

/// <summary>Writes a reproducible tar archive: it depends only on its entries and the time.</summary>
internal static class LayerArchive
{
    /// <summary>Entries in the order of their paths, byte by byte, each after the directories it is in.</summary>
    public static byte[] Write(IEnumerable<LayerEntry> entries, DateTimeOffset time)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var entry in WithDirectories([.. entries]))
            {
                writer.WriteEntry(Convert(entry, time));
            }
        }

        return archive.ToArray();
    }

    private static IEnumerable<LayerEntry> WithDirectories(LayerEntry[] entries)
    {
        var parents = entries
            .SelectMany(entry => ParentsOf(entry.Path))
            .Distinct()
            .Except(entries.Select(entry => entry.Path))
            .Select(LayerEntry.Directory);
        return entries.Concat(parents).OrderBy(entry => entry.Path, StringComparer.Ordinal);
    }

    private static IEnumerable<string> ParentsOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    private static UstarTarEntry Convert(LayerEntry entry, DateTimeOffset time)
    {
        var converted = entry.Content is null
            ? new UstarTarEntry(TarEntryType.Directory, $"{entry.Path}/")
            : new UstarTarEntry(TarEntryType.RegularFile, entry.Path) { DataStream = new MemoryStream(entry.Content) };
        converted.Mode = entry.Mode;
        converted.ModificationTime = time;
        return converted;
    }
}

using System.Formats.Tar;
using System.Text;
using Build.Oci;

namespace Build.Tests.Oci;

public class LayerArchiveTests
{
    [Fact]
    public void Write_AnyOrder_IsTheSameBytes()
    {
        LayerEntry[] entries = [LayerEntry.File("b/c", [1]), LayerEntry.File("a", [2]), LayerEntry.SharedDirectory("tmp")];

        LayerArchive.Write(entries.Reverse(), Samples.Time).Should().Equal(LayerArchive.Write(entries, Samples.Time));
    }

    [Fact]
    public void Write_File_FollowsItsDirectories() =>
        Read(LayerEntry.File("d", []), LayerEntry.File("a/b/c", [])).Select(entry => entry.Name).Should().Equal(
            "a/", "a/b/", "a/b/c", "d");

    /// <summary>Otherwise an image's own directory would lose its rights.</summary>
    [Fact]
    public void Write_DirectoryThatIsGiven_KeepsItsMode()
    {
        var directory = Read(LayerEntry.SharedDirectory("tmp"), LayerEntry.File("tmp/file", []))[0];

        (directory.Name, directory.Mode).Should().Be(("tmp/", (UnixFileMode)0b001_111_111_111));
    }

    [Fact]
    public void Write_Entry_BelongsToRootAndHasTheTime()
    {
        var file = Read(LayerEntry.Executable("run", Encoding.UTF8.GetBytes("x"))).Should().ContainSingle().Which;

        (file.Uid, file.Gid, file.ModificationTime, file.Mode).Should().Be((0, 0, Samples.Time, (UnixFileMode)0b111_101_101));
    }

    private static List<TarEntry> Read(params LayerEntry[] entries)
    {
        using var reader = new TarReader(new MemoryStream(LayerArchive.Write(entries, Samples.Time)));
        var read = new List<TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            read.Add(entry);
        }

        return read;
    }
}

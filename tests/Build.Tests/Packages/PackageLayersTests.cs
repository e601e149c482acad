using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Build.Oci;
using Build.Packages;
using Build.Tests.Oci;

namespace Build.Tests.Packages;

public class PackageLayersTests
{
    [Fact]
    public void Contents_OfObjects_IsOneFileOfDocuments()
    {
        var layer = PackageLayers.Contents(
            [Json("""{"kind": "Function"}"""), Json("""{"kind": "CustomResourceDefinition"}""")], Samples.Time);

        Files(layer).Should().ContainSingle().Which.Should().Be(
            ("package.yaml", "---\nkind: Function\n---\nkind: CustomResourceDefinition\n---\n"));
        layer.PackageRole.Should().Be("base");
    }

    [Fact]
    public void Examples_OfDirectory_AreTheDocumentsOfAllFiles()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("b/xr.yaml", "kind: B\n---\nkind: C\n");
        directory.Write("a.yaml", "kind: A # first\n");

        var layer = PackageLayers.Examples(directory.Path, Samples.Time);

        Files(layer).Should().ContainSingle().Which.Should().Be(
            (".up/examples.yaml", "---\nkind: A\n---\nkind: B\n---\nkind: C\n---\n"));
        layer.PackageRole.Should().Be("upbound");
    }

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    private static List<(string Name, string Text)> Files(Layer layer)
    {
        using var reader = new TarReader(new GZipStream(new MemoryStream(layer.Blob.Content), CompressionMode.Decompress));
        var files = new List<(string, string)>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.EntryType == TarEntryType.RegularFile)
            {
                using var text = new StreamReader(entry.DataStream!);
                files.Add((entry.Name, text.ReadToEnd()));
            }
        }

        return files;
    }
}

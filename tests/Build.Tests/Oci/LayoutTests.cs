using System.Text.Json.Nodes;
using Build.Oci;

namespace Build.Tests.Oci;

public class LayoutTests
{
    [Fact]
    public void Write_OneImage_IsNamedWithoutAnIndexOfArchitectures()
    {
        var image = Samples.Image(Architecture.Amd64, Samples.Layer("run"));

        var descriptor = TopOf(Layout.Write([image], "v1", Samples.Annotations));

        Describe(descriptor).Should().Be((image.Manifest.Digest, MediaTypes.Manifest, "v1"));
    }

    [Fact]
    public void Write_SeveralImages_AreNamedThroughAnIndex()
    {
        Image[] images =
        [
            Samples.Image(Architecture.Amd64, Samples.Layer("one")),
            Samples.Image(Architecture.Arm64, Samples.Layer("two")),
        ];

        IReadOnlyDictionary<string, byte[]> files = Layout.Write(images, "v1", Samples.Annotations);

        var descriptor = TopOf(files);
        Describe(descriptor).Should().Be((Layout.DigestOf(images, Samples.Annotations), MediaTypes.Index, "v1"));
        var manifests = Json(files, Blob.PathOf((string)descriptor["digest"]!))["manifests"]!.AsArray();
        manifests.Select(manifest =>
            ((string?)manifest!["digest"], (string?)manifest["platform"]!["architecture"], (string?)manifest["platform"]!["os"]))
            .Should().Equal(
                images.Select(image => ((string?)image.Manifest.Digest, (string?)image.Architecture.Name, (string?)"linux")));
    }

    [Fact]
    public void Write_Blobs_AreWhereTheirDigestsSay()
    {
        IReadOnlyDictionary<string, byte[]> files = Layout.Write(
            [Samples.Image(Architecture.Amd64, Samples.Layer("run"))], "v1", Samples.Annotations);

        string[] blobs = [.. files.Keys.Where(path => path.StartsWith("blobs/", StringComparison.Ordinal))];

        blobs.Should().HaveCount(3);
        blobs.Should().AllSatisfy(path => Blob.PathOf(Blob.DigestOf(files[path])).Should().Be(path));
    }

    /// <summary>Crossplane takes the layer that has the annotation for the package.</summary>
    [Fact]
    public void Write_LayerWithRole_IsAnnotated()
    {
        var image = Samples.Image(Architecture.Amd64, Samples.Layer("run"), Samples.Layer("package.yaml", "base"));

        var layers = JsonNode.Parse(image.Manifest.Content)!["layers"]!.AsArray();

        layers.Select(layer => layer!["annotations"]?.ToJsonString()).Should().Equal([null, """{"io.crossplane.xpkg":"base"}"""]);
    }

    [Fact]
    public void DockerManifest_OfImage_NamesFilesOfTheLayout()
    {
        var image = Samples.Image(Architecture.Amd64, Samples.Layer("run"));
        IReadOnlyDictionary<string, byte[]> files = Layout.Write([image], "v1", Samples.Annotations);

        var entry = JsonNode.Parse(DockerManifest.Write(image))!.AsArray().Should().ContainSingle().Which!;

        files.Keys.Should().Contain((string)entry["Config"]!);
        entry["Layers"]!.AsArray().Select(layer => (string?)layer).Should().Equal(image.Layers.Select(layer => layer.Blob.Path));
        entry["Layers"]!.AsArray().Should().AllSatisfy(layer => files.Keys.Should().Contain((string)layer!));
    }

    private static JsonNode TopOf(IReadOnlyDictionary<string, byte[]> files) =>
        Json(files, "index.json")["manifests"]!.AsArray().Should().ContainSingle().Which!;

    private static JsonNode Json(IReadOnlyDictionary<string, byte[]> files, string path) => JsonNode.Parse(files[path])!;

    private static (string?, string?, string?) Describe(JsonNode descriptor) => (
        (string?)descriptor["digest"],
        (string?)descriptor["mediaType"],
        (string?)descriptor["annotations"]!["org.opencontainers.image.ref.name"]);
}

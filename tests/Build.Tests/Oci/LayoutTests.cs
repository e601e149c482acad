using System.Text.Json.Nodes;
using Build.Oci;

namespace Build.Tests.Oci;

public class LayoutTests
{
    [Fact]
    public void Write_OneImage_IsNamedWithoutAnIndexOfArchitectures()
    {
        Image image = Samples.Image(Architecture.Amd64, Samples.Layer("run"));

        JsonNode descriptor = TopOf(Layout.Write([image], "v1", Samples.Annotations));

        Assert.Equal((image.Manifest.Digest, MediaTypes.Manifest, "v1"), Describe(descriptor));
    }

    [Fact]
    public void Write_SeveralImages_AreNamedThroughAnIndex()
    {
        Image[] images = [Samples.Image(Architecture.Amd64, Samples.Layer("one")), Samples.Image(Architecture.Arm64, Samples.Layer("two"))];

        IReadOnlyDictionary<string, byte[]> files = Layout.Write(images, "v1", Samples.Annotations);

        JsonNode descriptor = TopOf(files);
        Assert.Equal((Layout.DigestOf(images, Samples.Annotations), MediaTypes.Index, "v1"), Describe(descriptor));
        JsonArray manifests = Json(files, Blob.PathOf((string)descriptor["digest"]!))["manifests"]!.AsArray();
        Assert.Equal(
            images.Select(image => ((string?)image.Manifest.Digest, (string?)image.Architecture.Name, (string?)"linux")),
            manifests.Select(manifest => ((string?)manifest!["digest"], (string?)manifest["platform"]!["architecture"], (string?)manifest["platform"]!["os"])));
    }

    [Fact]
    public void Write_Blobs_AreWhereTheirDigestsSay()
    {
        IReadOnlyDictionary<string, byte[]> files = Layout.Write([Samples.Image(Architecture.Amd64, Samples.Layer("run"))], "v1", Samples.Annotations);

        string[] blobs = [.. files.Keys.Where(path => path.StartsWith("blobs/", StringComparison.Ordinal))];

        Assert.Equal(3, blobs.Length);
        Assert.All(blobs, path => Assert.Equal(path, Blob.PathOf(Blob.DigestOf(files[path]))));
    }

    /// <summary>Crossplane takes the layer that has the annotation for the package.</summary>
    [Fact]
    public void Write_LayerWithRole_IsAnnotated()
    {
        Image image = Samples.Image(Architecture.Amd64, Samples.Layer("run"), Samples.Layer("package.yaml", "base"));

        JsonArray layers = JsonNode.Parse(image.Manifest.Content)!["layers"]!.AsArray();

        Assert.Equal([null, """{"io.crossplane.xpkg":"base"}"""], layers.Select(layer => layer!["annotations"]?.ToJsonString()));
    }

    [Fact]
    public void DockerManifest_OfImage_NamesFilesOfTheLayout()
    {
        Image image = Samples.Image(Architecture.Amd64, Samples.Layer("run"));
        IReadOnlyDictionary<string, byte[]> files = Layout.Write([image], "v1", Samples.Annotations);

        JsonNode entry = Assert.Single(JsonNode.Parse(DockerManifest.Write(image))!.AsArray())!;

        Assert.Contains((string)entry["Config"]!, files.Keys);
        Assert.Equal(image.Layers.Select(layer => layer.Blob.Path), entry["Layers"]!.AsArray().Select(layer => (string?)layer));
        Assert.All(entry["Layers"]!.AsArray(), layer => Assert.Contains((string)layer!, files.Keys));
    }

    private static JsonNode TopOf(IReadOnlyDictionary<string, byte[]> files) => Assert.Single(Json(files, "index.json")["manifests"]!.AsArray())!;

    private static JsonNode Json(IReadOnlyDictionary<string, byte[]> files, string path) => JsonNode.Parse(files[path])!;

    private static (string?, string?, string?) Describe(JsonNode descriptor) => (
        (string?)descriptor["digest"], (string?)descriptor["mediaType"], (string?)descriptor["annotations"]!["org.opencontainers.image.ref.name"]);
}

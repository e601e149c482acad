using System.Text;
using System.Text.Json.Nodes;

namespace Build.Oci;

/// <summary>The files of an OCI image layout.</summary>
internal static class Layout
{
    private const string Version = """{"imageLayoutVersion":"1.0.0"}""";

    /// <summary>An image, or an index of several; named by a tag.</summary>
    /// <param name="images">At least one; no architecture twice.</param>
    /// <param name="tag">The version, by which tools find it.</param>
    /// <param name="annotations">The annotations of the index.</param>
    public static SortedDictionary<string, byte[]> Write(
        IReadOnlyList<Image> images, string tag, IReadOnlyDictionary<string, string> annotations)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["oci-layout"] = Encoding.UTF8.GetBytes(Version),
        };
        foreach (var blob in images.SelectMany(image => image.Blobs))
        {
            files[blob.Path] = blob.Content;
        }

        var top = images.Count == 1 ? images[0].Manifest : IndexOf(images, annotations);
        files[top.Path] = top.Content;
        var descriptor = images.Count == 1 ? images[0].Describe() : top.Describe();
        descriptor["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = tag };
        files["index.json"] = Blob.OfJson(MediaTypes.Index, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.Index,
            ["manifests"] = new JsonArray(descriptor),
        }).Content;
        return files;
    }

    /// <summary>The digest of the layout's image or index in a registry.</summary>
    public static string DigestOf(IReadOnlyList<Image> images, IReadOnlyDictionary<string, string> annotations) =>
        images.Count == 1 ? images[0].Manifest.Digest : IndexOf(images, annotations).Digest;

    private static Blob IndexOf(IReadOnlyList<Image> images, IReadOnlyDictionary<string, string> annotations) =>
        Blob.OfJson(MediaTypes.Index, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.Index,
            ["manifests"] = new JsonArray([.. images.Select(image => image.Describe())]),
            ["annotations"] = JsonObjects.Of(annotations),
        });
}

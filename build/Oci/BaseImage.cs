using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Build.Oci;

/// <summary>A base image from an OCI layout on disk.</summary>
/// <param name="Digest">The digest of the manifest.</param>
/// <param name="Config">The image config.</param>
/// <param name="Layers">The layers, from the lowest to the highest.</param>
internal sealed record BaseImage(string Digest, JsonObject Config, IReadOnlyList<Layer> Layers)
{
    /// <exception cref="BuildException">There is no layout, it is damaged, or it has no image for the architecture.</exception>
    public static BaseImage Read(string layout, Architecture architecture)
    {
        if (!File.Exists(Path.Combine(layout, "oci-layout")))
        {
            throw new BuildException(
                $"--base \"{layout}\" is no OCI layout: it has no file oci-layout. Make one with: skopeo copy --all "
                    + $"docker://IMAGE oci:{layout}:base");
        }

        try
        {
            return ReadManifest(layout, FindManifest(layout, ReadJson(Path.Combine(layout, "index.json")), architecture));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FileNotFoundException)
        {
            throw new BuildException($"--base \"{layout}\" is damaged: {exception.Message}", exception);
        }
    }

    private static string FindManifest(string layout, JsonNode index, Architecture architecture)
    {
        var descriptors = Field(index, "manifests").AsArray();
        JsonNode[] fitting = [.. descriptors.OfType<JsonNode>().Where(descriptor => MayBeOf(layout, descriptor, architecture))];
        if (fitting.Length != 1)
        {
            throw new BuildException(
                $"--base \"{layout}\" must have one image for linux/{architecture}, but has {fitting.Length} of "
                    + $"{descriptors.Count}");
        }

        var digest = Text(fitting[0], "digest");
        return Text(fitting[0], "mediaType") == MediaTypes.Index
            ? FindManifest(layout, JsonNode.Parse(ReadBlob(layout, digest))!, architecture)
            : digest;
    }

    /// <summary>An index may name the platform of its images; their configs always do.</summary>
    private static bool MayBeOf(string layout, JsonNode descriptor, Architecture architecture)
    {
        var platform = descriptor["platform"];
        if (platform is null && Text(descriptor, "mediaType") == MediaTypes.Manifest)
        {
            var manifest = JsonNode.Parse(ReadBlob(layout, Text(descriptor, "digest")))!;
            platform = JsonNode.Parse(ReadBlob(layout, Text(Field(manifest, "config"), "digest")))!;
        }

        return platform is null
            || (platform["os"]?.GetValue<string>() == "linux"
                && platform["architecture"]?.GetValue<string>() == architecture.Name);
    }

    private static BaseImage ReadManifest(string layout, string digest)
    {
        var manifest = JsonNode.Parse(ReadBlob(layout, digest))!;
        var config = JsonNode.Parse(ReadBlob(layout, Text(Field(manifest, "config"), "digest")))!.AsObject();
        var diffIds = Field(Field(config, "rootfs"), "diff_ids").AsArray();
        Layer[] layers =
        [
            .. Field(manifest, "layers").AsArray().Zip(
                diffIds, (layer, diffId) => ReadLayer(layout, layer!, diffId!.GetValue<string>())),
        ];
        return new BaseImage(digest, config, layers);
    }

    private static Layer ReadLayer(string layout, JsonNode descriptor, string diffId)
    {
        var mediaType = Text(descriptor, "mediaType");
        var content = ReadBlob(layout, Text(descriptor, "digest"));
        if (mediaType != MediaTypes.Layer)
        {
            throw new BuildException(
                $"--base \"{layout}\" has a layer of the type {mediaType}; only {MediaTypes.Layer} is read. skopeo copy --format "
                    + "oci converts it");
        }

        return Blob.DigestOf(Decompress(content)) == diffId
            ? new Layer(new Blob(mediaType, content), diffId, null)
            : throw new BuildException($"--base \"{layout}\" is damaged: the content of layer {diffId} has another digest");
    }

    private static byte[] Decompress(byte[] content)
    {
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var decompressed = new MemoryStream();
        gzip.CopyTo(decompressed);
        return decompressed.ToArray();
    }

    private static byte[] ReadBlob(string layout, string digest)
    {
        var content = File.ReadAllBytes(Path.Combine(layout, Blob.PathOf(digest)));
        return Blob.DigestOf(content) == digest
            ? content
            : throw new BuildException($"--base \"{layout}\" is damaged: the content of {digest} has another digest");
    }

    private static JsonNode ReadJson(string file) => JsonNode.Parse(File.ReadAllBytes(file))!;

    private static string Text(JsonNode value, string name) => Field(value, name).GetValue<string>();

    private static JsonNode Field(JsonNode value, string name) =>
        value[name] ?? throw new InvalidOperationException($"there is no \"{name}\" in {value.ToJsonString()}");
}

using System.Text.Json.Nodes;

namespace Build.Oci;

/// <summary>An image for one architecture.</summary>
internal sealed class Image
{
    /// <summary>The prefix of the label, and the annotation, by which Crossplane finds the layers of a package.</summary>
    /// <remarks>https://github.com/crossplane/crossplane/blob/main/contributing/specifications/xpkg.md</remarks>
    public const string PackageRole = "io.crossplane.xpkg";

    /// <param name="architecture">The architecture it runs on.</param>
    /// <param name="layers">The layers, from the lowest to the highest.</param>
    /// <param name="config">The image config, without <c>rootfs</c> and without the history of our layers.</param>
    /// <param name="annotations">The annotations of the manifest.</param>
    public Image(
        Architecture architecture,
        IReadOnlyList<Layer> layers,
        JsonObject config,
        IReadOnlyDictionary<string, string> annotations)
    {
        Architecture = architecture;
        Layers = layers;
        Config = Blob.OfJson(MediaTypes.Config, config);
        Manifest = Blob.OfJson(MediaTypes.Manifest, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.Manifest,
            ["config"] = Config.Describe(),
            ["layers"] = new JsonArray([.. layers.Select(Describe)]),
            ["annotations"] = JsonObjects.Of(annotations),
        });
    }

    public Architecture Architecture { get; }

    public IReadOnlyList<Layer> Layers { get; }

    public Blob Config { get; }

    public Blob Manifest { get; }

    /// <summary>All blobs of the image.</summary>
    public IEnumerable<Blob> Blobs => [Manifest, Config, .. Layers.Select(layer => layer.Blob)];

    /// <summary>The descriptor of the image in an index.</summary>
    public JsonObject Describe()
    {
        var descriptor = Manifest.Describe();
        descriptor["platform"] = new JsonObject { ["architecture"] = Architecture.Name, ["os"] = "linux" };
        return descriptor;
    }

    private static JsonObject Describe(Layer layer)
    {
        var descriptor = layer.Blob.Describe();
        if (layer.PackageRole is not null)
        {
            descriptor["annotations"] = new JsonObject { [PackageRole] = layer.PackageRole };
        }

        return descriptor;
    }
}

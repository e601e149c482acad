using System.Text.Json.Nodes;

namespace Build.Oci;

/// <summary>
/// The file <c>manifest.json</c>, which makes of the archive of a layout one that <c>docker load</c> and the Crossplane CLI read
/// too.
/// </summary>
internal static class DockerManifest
{
    public const string FileName = "manifest.json";

    /// <summary>Without a tag, as the Crossplane CLI writes it.</summary>
    public static byte[] Write(Image image) => Blob.OfJson("", new JsonArray(new JsonObject
    {
        ["Config"] = image.Config.Path,
        ["RepoTags"] = null,
        ["Layers"] = JsonObjects.Of(image.Layers.Select(layer => layer.Blob.Path)),
    })).Content;
}

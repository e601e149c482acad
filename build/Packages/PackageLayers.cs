using System.Text;
using System.Text.Json.Nodes;
using Build.Oci;
using Kubernetes.Yaml;

namespace Build.Packages;

/// <summary>The layers that make an image a package.</summary>
/// <remarks>https://github.com/crossplane/crossplane/blob/main/contributing/specifications/xpkg.md</remarks>
internal static class PackageLayers
{
    /// <summary>The metadata and the objects, in <c>package.yaml</c>.</summary>
    public static Layer Contents(IReadOnlyList<JsonObject> objects, DateTimeOffset time) =>
        Of("package.yaml", objects, time, "base");

    /// <summary>The examples that <c>crossplane xpkg extract</c> and registries show.</summary>
    public static Layer Examples(string directory, DateTimeOffset time) => Of(
        ".up/examples.yaml",
        [.. YamlFiles.FindBelow(directory).SelectMany(YamlFiles.ReadAll).Select(document => document.Content)],
        time,
        "upbound");

    private static Layer Of(string path, IReadOnlyList<JsonObject> objects, DateTimeOffset time, string role) =>
        Layer.Of([LayerEntry.File(path, Write(objects))], time, path, role);

    private static byte[] Write(IReadOnlyList<JsonObject> objects) =>
        Encoding.UTF8.GetBytes(YamlWriter.WriteAll(objects) + "---\n");
}

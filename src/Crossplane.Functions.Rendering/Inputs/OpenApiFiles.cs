using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads OpenAPI v3 documents, in the format of <c>kubectl get --raw /openapi/v3/…</c>.</summary>
internal static class OpenApiFiles
{
    /// <summary>Reads a <c>*.json</c> file, or those of a directory and its subdirectories in the order of paths.</summary>
    /// <exception cref="YamlFileException">A file cannot be read.</exception>
    /// <exception cref="JsonFileException">There are no such files, or one is not a JSON object.</exception>
    public static IReadOnlyList<JsonObject> Read(string path)
    {
        var files = File.Exists(path) ? OnlyJson(path) : YamlFiles.FindBelow(path, ".json");
        return files.Count > 0
            ? [.. files.Select(ReadFile)]
            : throw new JsonFileException($"no JSON files found in \"{path}\"");
    }

    private static string[] OnlyJson(string path) => Path.GetExtension(path) == ".json" ? [path] : [];

    private static JsonObject ReadFile(string path) =>
        JsonFiles.Read(path, "OpenAPI JSON from") as JsonObject
        ?? throw new JsonFileException($"cannot parse OpenAPI JSON from \"{path}\": it is not an object");
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads OpenAPI v3 documents, in the format of <c>kubectl get --raw /openapi/v3/…</c>.</summary>
internal static class OpenApiFiles
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = NodeParser.MaxDepth };

    /// <summary>Reads a <c>*.json</c> file, or those of a directory and its subdirectories in the order of paths.</summary>
    /// <exception cref="InputException">There are no such files, or one is not a JSON object.</exception>
    public static IReadOnlyList<JsonObject> Read(string path)
    {
        var files = File.Exists(path) ? OnlyJson(path) : InputFiles.FindBelow(path, ".json");
        return files.Count > 0
            ? [.. files.Select(ReadFile)]
            : throw new InputException($"no JSON files found in \"{path}\"");
    }

    private static string[] OnlyJson(string path) => Path.GetExtension(path) == ".json" ? [path] : [];

    private static JsonObject ReadFile(string path)
    {
        try
        {
            return JsonNode.Parse(InputFiles.ReadText(path), documentOptions: Options) as JsonObject
                ?? throw new InputException($"cannot parse OpenAPI JSON from \"{path}\": it is not an object");
        }
        catch (JsonException exception)
        {
            throw new InputException($"cannot parse OpenAPI JSON from \"{path}\": {exception.Message}", exception);
        }
    }
}

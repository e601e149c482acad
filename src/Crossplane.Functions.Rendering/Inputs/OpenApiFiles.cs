using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads the OpenAPI v3 documents of a directory, in the format of <c>kubectl get --raw /openapi/v3/…</c>.</summary>
internal static class OpenApiFiles
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = NodeParser.MaxDepth };

    /// <summary>Reads the <c>*.json</c> files of a directory and its subdirectories, in the order of their paths.</summary>
    /// <exception cref="InputException">There are no such files, or one is not a JSON object.</exception>
    public static IReadOnlyList<JsonObject> Read(string directory)
    {
        var files = InputFiles.FindBelow(directory, ".json");
        return files.Count > 0
            ? [.. files.Select(ReadFile)]
            : throw new InputException($"no JSON files found in \"{directory}\"");
    }

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

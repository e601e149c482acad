using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>
/// Writes JSON as block-style YAML, byte for byte like the Kubernetes serializer (sigs.k8s.io/yaml): keys sorted,
/// indented by two spaces, lists at the column of their key, lines wrapped at 80 columns. Lines end with a line feed.
/// </summary>
internal static class YamlWriter
{
    /// <summary>Writes one document without a <c>---</c> line. The text ends with a line feed.</summary>
    /// <exception cref="RenderException">A text contains a control character that cannot be written.</exception>
    public static void Write(JsonElement value, TextWriter output)
    {
        if (OutputText.Problems(value).ToArray() is { Length: > 0 } problems)
        {
            throw new RenderException(
                $"cannot marshal {Name(value)} to YAML: control characters are not allowed: {string.Join(", ", problems)}");
        }

        new YamlEmitter(new YamlOutput(output)).Write(value);
    }

    /// <summary>Writes each document after a <c>---</c> line of its own.</summary>
    /// <exception cref="RenderException">A text contains a control character that cannot be written.</exception>
    public static void WriteStream(IEnumerable<JsonElement> documents, TextWriter output)
    {
        foreach (var document in documents)
        {
            output.Write("---\n");
            Write(document, output);
        }
    }

    private static string Name(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && JsonObjects.ToNode(value) is JsonObject document
            ? $"{document.Kind()} \"{document.Name()}\""
            : "the value";
}

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
        RequireWritable([value]);
        WriteChecked(value, output);
    }

    /// <summary>Writes each document after a <c>---</c> line of its own.</summary>
    /// <exception cref="RenderException">
    /// Texts contain control characters that cannot be written. All of them are named, and nothing was written.
    /// </exception>
    public static void WriteStream(IEnumerable<JsonElement> documents, TextWriter output)
    {
        JsonElement[] all = [.. documents];
        RequireWritable(all);
        foreach (var document in all)
        {
            output.Write("---\n");
            WriteChecked(document, output);
        }
    }

    private static void RequireWritable(JsonElement[] values)
    {
        var problems = values
            .Select(value => (Value: value, Problems: string.Join(", ", OutputText.Problems(value))))
            .Where(found => found.Problems.Length > 0)
            .Select(found =>
                $"cannot marshal {Name(found.Value)} to YAML: control characters are not allowed: {found.Problems}")
            .ToArray();
        if (problems.Length > 0)
        {
            throw new RenderException(string.Join("; ", problems));
        }
    }

    private static void WriteChecked(JsonElement value, TextWriter output) =>
        new YamlEmitter(new YamlOutput(output)).Write(value);

    private static string Name(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && JsonObjects.ToNode(value) is JsonObject document
            ? $"{document.Kind()} \"{document.Name()}\""
            : "the value";
}

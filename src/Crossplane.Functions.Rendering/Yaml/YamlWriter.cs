using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>
/// Writes JSON as block-style YAML, byte for byte like the Kubernetes serializer (sigs.k8s.io/yaml): keys sorted,
/// indented by two spaces, lists at the column of their key, lines wrapped at 80 columns. Lines end with a line feed.
/// </summary>
internal static class YamlWriter
{
    /// <summary>Writes one document without a <c>---</c> line. The text ends with a line feed.</summary>
    public static void Write(JsonElement value, TextWriter output) => new YamlEmitter(new YamlOutput(output)).Write(value);

    /// <summary>Writes each document after a <c>---</c> line of its own.</summary>
    public static void WriteStream(IEnumerable<JsonElement> documents, TextWriter output)
    {
        foreach (var document in documents)
        {
            output.Write("---\n");
            Write(document, output);
        }
    }
}

using System.Text.Json.Nodes;
using Kubernetes.Yaml.Writing;

namespace Kubernetes.Yaml;

/// <summary>
/// Writes JSON as block-style YAML, byte for byte like the Kubernetes serializer (sigs.k8s.io/yaml with go-yaml v2): keys in the
/// order of <see cref="NaturalKeyComparer"/>, indented by two spaces, lists at the column of their key, lines wrapped at 80
/// columns. Lines end with a line feed.
/// </summary>
public static class YamlWriter
{
    /// <summary>The maximum depth of nested lists and mappings, beyond that of what <see cref="YamlReader"/> reads.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Formats one document without a <c>---</c> line. The text ends with a line feed.</summary>
    /// <param name="value">The document.</param>
    /// <exception cref="YamlWriteException">As for <see cref="Write(JsonNode, TextWriter)"/>.</exception>
    public static string Write(JsonNode? value) => Format(output => Write(value, output));

    /// <summary>Writes one document without a <c>---</c> line. The text ends with a line feed.</summary>
    /// <param name="value">The document.</param>
    /// <param name="output">Receives the text.</param>
    /// <exception cref="YamlWriteException">
    /// A text contains a control character that the Kubernetes serializer refuses, a number is infinite or not a number, or the
    /// document is nested deeper than <see cref="MaxDepth"/>. Nothing was written.
    /// </exception>
    public static void Write(JsonNode? value, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        OutputCheck.RequireWritable([value]);
        WriteChecked(value, output);
    }

    /// <summary>Formats each document after a <c>---</c> line of its own.</summary>
    /// <param name="documents">The documents.</param>
    /// <exception cref="YamlWriteException">As for <see cref="WriteAll(IEnumerable{JsonNode}, TextWriter)"/>.</exception>
    public static string WriteAll(IEnumerable<JsonNode?> documents) => Format(output => WriteAll(documents, output));

    /// <summary>Writes each document after a <c>---</c> line of its own.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="output">Receives the text.</param>
    /// <exception cref="YamlWriteException">
    /// Documents cannot be written, see <see cref="Write(JsonNode, TextWriter)"/>. All of them are named, and nothing was
    /// written.
    /// </exception>
    public static void WriteAll(IEnumerable<JsonNode?> documents, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(output);
        JsonNode?[] all = [.. documents];
        OutputCheck.RequireWritable(all);
        foreach (var document in all)
        {
            output.Write("---\n");
            WriteChecked(document, output);
        }
    }

    private static string Format(Action<TextWriter> write)
    {
        using var text = new StringWriter();
        write(text);
        return text.ToString();
    }

    private static void WriteChecked(JsonNode? value, TextWriter output) =>
        new YamlEmitter(new YamlOutput(output)).Write(value);
}

using System.Text.Json.Nodes;
using Kubernetes.Yaml.Reading;

namespace Kubernetes.Yaml;

/// <summary>
/// Reads YAML as the Kubernetes tools do: YAML 1.1 as go-yaml v2 reads it, converted to JSON as sigs.k8s.io/yaml does. Unlike
/// those, it refuses content that they drop without a word, such as a second value of a key.
/// </summary>
/// <remarks>
/// <para>Mappings become <see cref="JsonObject"/>, with the keys in the order of the text and merge keys (<c>&lt;&lt;</c>)
/// resolved. Keys that are numbers or booleans become texts: <c>on: 1</c> is <c>{"true": 1}</c>.</para>
/// <para>Integers of 64 bits, signed or unsigned, keep all their digits. A number can be read as any numeric type that holds
/// it. Dates are texts. Infinity and NaN, which JSON does not have, are refused.</para>
/// <para>Aliases are copies. All aliases of a document together may repeat at most 100,000 values, so that a small text cannot
/// exhaust the memory.</para>
/// </remarks>
public static class YamlReader
{
    /// <summary>The maximum depth of nested lists and mappings, aliases included.</summary>
    public const int MaxDepth = 256;

    /// <summary>Reads one value: a mapping, a list or a scalar. Documents after the first are ignored.</summary>
    /// <param name="text">The text. An empty one is null.</param>
    /// <exception cref="YamlReadException">The text is not valid YAML, or has no equivalent in JSON.</exception>
    public static JsonNode? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonConversion.ToJson(NodeParser.Parse(new DocumentText(text, FirstLine: 1), mustBeLast: false));
    }

    /// <summary>
    /// Reads all documents of a text, each a mapping, a list or a scalar; one that is empty, or of comments only, is null.
    /// </summary>
    /// <param name="text">The text, whose documents are separated by lines of <c>---</c>.</param>
    /// <exception cref="YamlReadException">
    /// A document is not valid YAML, or has no equivalent in JSON. The position is that in the whole text.
    /// </exception>
    public static IReadOnlyList<JsonNode?> ReadAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        DocumentText[] documents = [.. DocumentSplitter.Split(text)];
        return [.. documents.Select(document => JsonConversion.ToJson(NodeParser.Parse(document, mustBeLast: true)))];
    }

    /// <summary>
    /// Reads all documents of a text, each a mapping, as Kubernetes objects are; one that is empty, or of comments only, is null.
    /// </summary>
    /// <param name="text">The text, whose documents are separated by lines of <c>---</c>.</param>
    /// <exception cref="YamlReadException">
    /// A document is not valid YAML, has no equivalent in JSON, or is neither a mapping nor empty. The position is that in the
    /// whole text.
    /// </exception>
    public static IReadOnlyList<JsonObject?> ReadAllMappings(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        DocumentText[] documents = [.. DocumentSplitter.Split(text)];
        return [.. documents.Select(ReadMapping)];
    }

    internal static JsonObject? ReadMapping(DocumentText document)
    {
        var root = NodeParser.Parse(document, mustBeLast: true);
        return JsonConversion.IsEmpty(root) ? null : JsonConversion.ToObject(root);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Reading;

/// <summary>Converts the nodes of a document to JSON.</summary>
internal sealed class JsonConversion
{
    private readonly AliasGuard _aliases = new();
    private readonly MappingEntries _entries;
    private int _depth;

    private JsonConversion() => _entries = new MappingEntries(_aliases);

    /// <summary>Converts a document.</summary>
    /// <param name="root">The root node of the document.</param>
    /// <exception cref="YamlReadException">The document has no equivalent in JSON.</exception>
    public static JsonNode? ToJson(YamlNode root) => new JsonConversion().Convert(root);

    /// <summary>Converts a document that must be a mapping, as in a manifest.</summary>
    /// <param name="root">The root node of the document.</param>
    /// <exception cref="YamlReadException">The document has no equivalent in JSON, or is not a mapping.</exception>
    public static JsonObject ToObject(YamlNode root) => root is MappingNode
        ? (JsonObject)ToJson(root)!
        : throw new YamlReadException(root.Start, $"the document must be a mapping, but {Describe(root)}");

    /// <summary>True for a document without content, of comments only, or of null.</summary>
    public static bool IsEmpty(YamlNode root) =>
        root is ScalarNode scalar && ScalarTags.Resolve(scalar).Kind == ScalarKind.Null;

    private static string Describe(YamlNode node) => node switch
    {
        ScalarNode { Text: "", IsImplicit: true } => "it is empty",
        SequenceNode => "it is a list",
        _ => "it is a single value",
    };

    private JsonNode? Convert(YamlNode node)
    {
        _aliases.Count(node);
        return node switch
        {
            AliasNode alias => ConvertAlias(alias),
            SequenceNode sequence => ConvertSequence(sequence),
            MappingNode mapping => ConvertMapping(mapping),
            _ => ConvertScalar((ScalarNode)node),
        };
    }

    private JsonNode? ConvertAlias(AliasNode alias)
    {
        _aliases.Enter(alias);
        var value = Convert(alias.Target);
        _aliases.Leave(alias);
        return value;
    }

    private JsonArray ConvertSequence(SequenceNode sequence)
    {
        Enter(sequence);
        var items = new JsonArray();
        foreach (var item in sequence.Items)
        {
            items.Add(Convert(item));
        }

        _depth--;
        return items;
    }

    private JsonObject ConvertMapping(MappingNode mapping)
    {
        Enter(mapping);
        var fields = new JsonObject();
        foreach (var (key, value) in _entries.Resolve(mapping))
        {
            fields.Add(key, Convert(value));
        }

        _depth--;
        return fields;
    }

    private static JsonValue? ConvertScalar(ScalarNode scalar)
    {
        var value = ScalarTags.Resolve(scalar);
        return value.Kind switch
        {
            ScalarKind.Null => null,
            ScalarKind.Boolean => JsonValue.Create(value.Boolean),
            ScalarKind.Integer => CreateNumber(value.Integer.ToString(CultureInfo.InvariantCulture)),
            ScalarKind.Float => CreateNumber(Format(scalar, value.Float)),
            _ => JsonValue.Create(ScalarTags.Text(scalar)),
        };
    }

    // A number that is backed by its text keeps its digits, and can be read as any numeric type.
    private static JsonValue? CreateNumber(string text) => JsonValue.Create(JsonElement.Parse(text));

    private static string Format(ScalarNode scalar, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new YamlReadException(scalar.Start, $"the number {scalar.Text} has no equivalent in JSON");
        }

        // 1e3 becomes 1000, which readers of JSON treat as an integer.
        var shortest = ShortestDecimal.Create(value);
        return shortest.IsIntegral && shortest.Point <= 21 ? shortest.ToInteger() : shortest.ToGeneral();
    }

    private void Enter(YamlNode node)
    {
        if (++_depth > YamlReader.MaxDepth)
        {
            throw new YamlReadException(
                node.Start, $"lists and mappings may be nested at most {YamlReader.MaxDepth} deep, aliases included");
        }
    }
}

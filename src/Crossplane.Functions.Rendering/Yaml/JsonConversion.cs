using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Converts the nodes of a document to JSON.</summary>
internal sealed class JsonConversion
{
    private readonly Utf8JsonWriter _writer;
    private readonly AliasGuard _aliases = new();
    private readonly MappingEntries _entries;
    private int _depth;

    private JsonConversion(Utf8JsonWriter writer)
    {
        _writer = writer;
        _entries = new MappingEntries(_aliases);
    }

    /// <summary>Converts a document.</summary>
    /// <param name="root">The root node of the document.</param>
    /// <param name="mustBeMapping">True if anything but a mapping is an error, as in a manifest.</param>
    /// <exception cref="YamlProblemException">The document has no equivalent in JSON, or is not a mapping.</exception>
    public static JsonElement ToJson(YamlNode root, bool mustBeMapping = true)
    {
        if (mustBeMapping && root is not MappingNode)
        {
            throw new YamlProblemException(root.Start, $"the document must be a mapping, but {Describe(root)}");
        }

        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = NodeParser.MaxDepth,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            new JsonConversion(writer).WriteNode(root);
        }

        return JsonElement.Parse(buffer.WrittenSpan, new JsonDocumentOptions { MaxDepth = NodeParser.MaxDepth });
    }

    private static string Describe(YamlNode node) => node switch
    {
        ScalarNode { Text: "", IsImplicit: true } => "it is empty",
        SequenceNode => "it is a list",
        _ => "it is a single value",
    };

    private void WriteNode(YamlNode node)
    {
        _aliases.Count(node);
        switch (node)
        {
            case AliasNode alias:
                _aliases.Enter(alias);
                WriteNode(alias.Target);
                _aliases.Leave(alias);
                break;
            case ScalarNode scalar:
                WriteScalar(scalar);
                break;
            case SequenceNode sequence:
                WriteSequence(sequence);
                break;
            case MappingNode mapping:
                WriteMapping(mapping);
                break;
        }
    }

    private void WriteSequence(SequenceNode sequence)
    {
        Enter(sequence);
        _writer.WriteStartArray();
        foreach (var item in sequence.Items)
        {
            WriteNode(item);
        }

        _writer.WriteEndArray();
        _depth--;
    }

    private void WriteMapping(MappingNode mapping)
    {
        Enter(mapping);
        _writer.WriteStartObject();
        foreach (var (key, value) in _entries.Resolve(mapping))
        {
            _writer.WritePropertyName(key);
            WriteNode(value);
        }

        _writer.WriteEndObject();
        _depth--;
    }

    private void WriteScalar(ScalarNode scalar)
    {
        var value = ScalarTags.Resolve(scalar);
        switch (value.Kind)
        {
            case ScalarKind.Null:
                _writer.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                _writer.WriteBooleanValue(value.Boolean);
                break;
            case ScalarKind.Integer:
                _writer.WriteRawValue(value.Integer.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case ScalarKind.Float:
                WriteFloat(scalar, value.Float);
                break;
            default:
                _writer.WriteStringValue(ScalarTags.Text(scalar));
                break;
        }
    }

    private void WriteFloat(ScalarNode scalar, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new YamlProblemException(scalar.Start, $"the number {scalar.Text} has no equivalent in JSON");
        }

        // 1e3 becomes 1000, which readers of JSON treat as an integer.
        var shortest = ShortestDecimal.Create(value);
        var text = shortest.IsIntegral && shortest.Point <= 21 ? shortest.ToInteger() : shortest.ToGeneral();
        _writer.WriteRawValue(text, skipInputValidation: true);
    }

    private void Enter(YamlNode node)
    {
        if (++_depth > NodeParser.MaxDepth)
        {
            throw new YamlProblemException(
                node.Start, $"lists and mappings may be nested at most {NodeParser.MaxDepth} deep, aliases included");
        }
    }
}

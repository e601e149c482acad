using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Writing;

/// <summary>Writes one JSON value as a document in block style.</summary>
internal sealed class YamlEmitter(YamlOutput output)
{
    private const int Root = -1;
    private const int Step = 2;
    private const int LongestSimpleKeyBytes = 128;

    private readonly ScalarWriter _scalars = new(output);

    /// <summary>Writes the whole document.</summary>
    public void Write(JsonNode? root)
    {
        WriteNode(root, Root, isMappingValue: false);
        output.Indent(0);
    }

    private void WriteNode(JsonNode? node, int indent, bool isMappingValue)
    {
        switch (JsonValues.Expand(node))
        {
            case JsonObject mapping:
                WriteMapping(mapping, indent);
                break;
            case JsonArray sequence:
                WriteSequence(sequence, indent, isMappingValue);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteText(OutputText.Fold(JsonValues.ReadText(value)), indent, isSimpleKey: false);
                break;
            case JsonValue value:
                _scalars.WritePlain(Word(value), ScalarColumn(indent), mayWrap: false);
                break;
            default:
                _scalars.WritePlain("null", ScalarColumn(indent), mayWrap: false);
                break;
        }
    }

    private static string Word(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => NumberText.Format(JsonValues.ReadNumber(value)),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private void WriteMapping(JsonObject mapping, int indent)
    {
        if (mapping.Count == 0)
        {
            output.OpenIndicator('{');
            output.CloseIndicator('}');
            return;
        }

        var column = indent == Root ? 0 : indent + Step;
        foreach (var (key, value) in mapping.OrderBy(field => field.Key, NaturalKeyComparer.Instance))
        {
            output.Indent(column);
            WriteKey(key, column);
            WriteNode(value, column, isMappingValue: true);
        }
    }

    private void WriteKey(string key, int column)
    {
        if (!key.Any(YamlCharacters.IsBreak) && Encoding.UTF8.GetByteCount(key) <= LongestSimpleKeyBytes)
        {
            WriteText(key, column, isSimpleKey: true);
            output.CloseIndicator(':');
            return;
        }

        output.OpenIndicator('?', nests: true);
        WriteText(key, column, isSimpleKey: false);
        output.Indent(column);
        output.OpenIndicator(':', nests: true);
    }

    private void WriteSequence(JsonArray sequence, int indent, bool isMappingValue)
    {
        if (sequence.Count == 0)
        {
            output.OpenIndicator('[');
            output.CloseIndicator(']');
            return;
        }

        var column = indent == Root ? 0 : isMappingValue && !output.AtIndentation ? indent : indent + Step;
        foreach (var item in sequence)
        {
            output.Indent(column);
            output.OpenIndicator('-', nests: true);
            WriteNode(item, column, isMappingValue: false);
        }
    }

    private void WriteText(string text, int indent, bool isSimpleKey) =>
        _scalars.Write(OutputText.ReplaceHalves(text), ScalarColumn(indent), mayWrap: !isSimpleKey);

    private static int ScalarColumn(int indent) => indent == Root ? Step : indent + Step;
}

using System.Text;
using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes one JSON value as a document in block style.</summary>
internal sealed class YamlEmitter(YamlOutput output)
{
    private const int Root = -1;
    private const int Step = 2;
    private const int LongestSimpleKeyBytes = 128;

    /// <summary>Writes the whole document.</summary>
    public void Write(JsonElement root)
    {
        WriteNode(root, Root, isMappingValue: false);
        output.Indent(0);
    }

    private void WriteNode(JsonElement node, int indent, bool isMappingValue)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMapping(node, indent);
                break;
            case JsonValueKind.Array:
                WriteSequence(node, indent, isMappingValue);
                break;
            case JsonValueKind.String:
                WriteText(OutputText.Fold(node.GetString()!), indent, isSimpleKey: false);
                break;
            case JsonValueKind.Number:
                PlainScalar.Write(output, NumberText.Format(node), ScalarColumn(indent), mayWrap: false);
                break;
            case JsonValueKind.True:
                PlainScalar.Write(output, "true", ScalarColumn(indent), mayWrap: false);
                break;
            case JsonValueKind.False:
                PlainScalar.Write(output, "false", ScalarColumn(indent), mayWrap: false);
                break;
            default:
                PlainScalar.Write(output, "null", ScalarColumn(indent), mayWrap: false);
                break;
        }
    }

    private void WriteMapping(JsonElement mapping, int indent)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in mapping.EnumerateObject())
        {
            values[property.Name] = property.Value;
        }

        if (values.Count == 0)
        {
            output.OpenIndicator('{');
            output.CloseIndicator('}');
            return;
        }

        var column = indent == Root ? 0 : indent + Step;
        foreach (var key in values.Keys.Order(NaturalKeyComparer.Instance))
        {
            output.Indent(column);
            WriteKey(key, column);
            WriteNode(values[key], column, isMappingValue: true);
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

    private void WriteSequence(JsonElement sequence, int indent, bool isMappingValue)
    {
        if (sequence.GetArrayLength() == 0)
        {
            output.OpenIndicator('[');
            output.CloseIndicator(']');
            return;
        }

        var column = indent == Root ? 0 : isMappingValue && !output.AtIndentation ? indent : indent + Step;
        foreach (var item in sequence.EnumerateArray())
        {
            output.Indent(column);
            output.OpenIndicator('-', nests: true);
            WriteNode(item, column, isMappingValue: false);
        }
    }

    private void WriteText(string text, int indent, bool isSimpleKey)
    {
        var column = ScalarColumn(indent);
        switch (ScalarStyles.Select(text))
        {
            case ScalarStyle.Plain:
                PlainScalar.Write(output, text, column, !isSimpleKey);
                break;
            case ScalarStyle.SingleQuoted:
                SingleQuotedScalar.Write(output, text, column, !isSimpleKey);
                break;
            case ScalarStyle.Literal:
                LiteralScalar.Write(output, text, column);
                break;
            default:
                DoubleQuotedScalar.Write(output, text, column, !isSimpleKey);
                break;
        }
    }

    private static int ScalarColumn(int indent) => indent == Root ? Step : indent + Step;
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubernetes.Yaml.Writing;

/// <summary>
/// Finds what cannot be written in a document. The Kubernetes serializer reads JSON as YAML before it writes it, and refuses
/// most control characters.
/// </summary>
internal sealed class OutputCheck
{
    // JSON escapes the control characters below U+0020, which are not read as YAML then.
    private static readonly SearchValues<char> Refused = SearchValues.Create(
    [
        .. Enumerable.Range(0x7F, 0xA0 - 0x7F).Select(code => (char)code).Where(code => code != OutputText.NextLine),
        '\uFFFE',
        '\uFFFF',
    ]);

    private readonly List<string> _characters = [];
    private readonly List<string> _numbers = [];
    private bool _isTooDeep;

    /// <summary>Refuses documents that cannot be written, with all problems of all of them.</summary>
    /// <exception cref="YamlWriteException">There are such documents.</exception>
    public static void RequireWritable(IReadOnlyList<JsonNode?> documents)
    {
        string[] problems = [.. documents.Select(Problem).OfType<string>()];
        if (problems.Length > 0)
        {
            throw new YamlWriteException(string.Join("; ", problems));
        }
    }

    private static string? Problem(JsonNode? document)
    {
        try
        {
            if (IsWritable(document, depth: 0))
            {
                return null;
            }

            var check = new OutputCheck();
            check.Collect(document, path: "", depth: 0);
            return $"cannot marshal {Name(document)} to YAML: {string.Join("; ", check.Reasons())}";
        }
        catch (Exception exception) when (exception is ArgumentException
            or InvalidOperationException or JsonException or NotSupportedException)
        {
            // A tree is parsed where it is read for the first time. Only then a key turns out to be there twice, for example.
            return $"cannot marshal the value to YAML: {exception.Message}";
        }
    }

    /// <summary>Decides as <see cref="Collect"/> does, without the work of naming places.</summary>
    private static bool IsWritable(JsonNode? node, int depth)
    {
        node = JsonValues.Expand(node);
        return node switch
        {
            JsonObject or JsonArray when depth >= YamlWriter.MaxDepth => false,
            JsonObject fields => fields.All(field => IsKey(field.Key) && IsWritable(field.Value, depth + 1)),
            JsonArray items => items.All(item => IsWritable(item, depth + 1)),
            JsonValue value when value.GetValueKind() == JsonValueKind.String =>
                !JsonValues.ReadText(value).AsSpan().ContainsAny(Refused),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValues.IsJsonNumber(value),
            _ => true,
        };
    }

    private static bool IsKey(string key) =>
        !key.AsSpan().ContainsAny(Refused) && !key.Contains(OutputText.NextLine, StringComparison.Ordinal);

    private IEnumerable<string> Reasons()
    {
        if (_characters.Count > 0)
        {
            yield return $"control characters are not allowed: {string.Join(", ", _characters)}";
        }

        if (_numbers.Count > 0)
        {
            yield return $"numbers must be finite: {string.Join(", ", _numbers)}";
        }

        if (_isTooDeep)
        {
            yield return $"lists and mappings may be nested at most {YamlWriter.MaxDepth} deep";
        }
    }

    private void Collect(JsonNode? node, string path, int depth)
    {
        node = JsonValues.Expand(node);
        switch (node)
        {
            case JsonObject or JsonArray when depth >= YamlWriter.MaxDepth:
                _isTooDeep = true;
                break;
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    var place = path.Length == 0 ? Escape(name) : $"{path}.{Escape(name)}";
                    CollectKey(name, place);
                    Collect(value, place, depth + 1);
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    Collect(items[index], string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), depth + 1);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                CollectText(JsonValues.ReadText(value), ValueAt(path));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number && !JsonValues.IsJsonNumber(value):
                _numbers.Add(string.Create(CultureInfo.InvariantCulture, $"{ValueAt(path)} is {value.GetValue<object>()}"));
                break;
        }
    }

    private void CollectKey(string key, string place)
    {
        if (key.Contains(OutputText.NextLine, StringComparison.Ordinal))
        {
            Add($"the key {place}", OutputText.NextLine);
        }
        else
        {
            CollectText(key, $"the key {place}");
        }
    }

    private void CollectText(string text, string what)
    {
        if (text.AsSpan().IndexOfAny(Refused) is var index and >= 0)
        {
            Add(what, text[index]);
        }
    }

    private void Add(string what, char found) =>
        _characters.Add(string.Create(CultureInfo.InvariantCulture, $"{what} contains U+{(int)found:X4}"));

    private static string ValueAt(string path) => path.Length == 0 ? "the value" : $"the value of {path}";

    private static string Escape(string key) => string.Concat(key.Select(character =>
        Refused.Contains(character) || character == OutputText.NextLine
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}")
            : character.ToString()));

    private static string Name(JsonNode? document) =>
        JsonValues.Expand(document) is JsonObject value && Text(value["kind"]) is { Length: > 0 } kind
            ? $"{kind} \"{Text((value["metadata"] as JsonObject)?["name"])}\""
            : "the value";

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? JsonValues.ReadText(value) : "";
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>
/// Decides which text can be written. The Kubernetes serializer reads JSON as YAML before it writes it: it refuses most
/// control characters, and folds a next line (U+0085) like any line break in a quoted scalar.
/// </summary>
internal static class OutputText
{
    private const char NextLine = '\u0085';

    // JSON escapes the control characters below U+0020, which are not read as YAML then.
    private static readonly SearchValues<char> Refused = SearchValues.Create(
        [.. Enumerable.Range(0x7F, 0xA0 - 0x7F).Select(code => (char)code).Where(code => code != NextLine), '\uFFFE', '\uFFFF']);

    /// <summary>Finds the text of a document that cannot be written.</summary>
    /// <returns>A sentence for each text, with its path.</returns>
    public static IEnumerable<string> Problems(JsonElement value) => IsWritable(value) ? [] : Problems(value, "");

    /// <summary>Replaces next lines and the spaces around them: one by a space, several by all but one line feed.</summary>
    public static string Fold(string text)
    {
        if (!text.Contains(NextLine, StringComparison.Ordinal))
        {
            return text;
        }

        var folded = new StringBuilder();
        for (var position = 0; position < text.Length;)
        {
            var end = position;
            while (end < text.Length && text[end] is ' ' or NextLine)
            {
                end++;
            }

            var breaks = text[position..end].Count(character => character == NextLine);
            folded.Append(breaks switch
            {
                0 => text[position..Math.Max(end, position + 1)],
                1 => " ",
                _ => new string('\n', breaks - 1),
            });
            position = Math.Max(end, position + 1);
        }

        return folded.ToString();
    }

    private static bool IsWritable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(field =>
            !field.Name.AsSpan().ContainsAny(Refused)
            && !field.Name.Contains(NextLine, StringComparison.Ordinal)
            && IsWritable(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsWritable),
        JsonValueKind.String => !value.GetString().AsSpan().ContainsAny(Refused),
        _ => true,
    };

    private static IEnumerable<string> Problems(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field =>
        {
            var place = path.Length == 0 ? Escape(field.Name) : $"{path}.{Escape(field.Name)}";
            return KeyProblems(field.Name, place).Concat(Problems(field.Value, place));
        }),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) =>
            Problems(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
        JsonValueKind.String => TextProblems(value.GetString()!, path),
        _ => [],
    };

    private static IEnumerable<string> KeyProblems(string key, string place) =>
        key.Contains(NextLine, StringComparison.Ordinal)
            ? [Sentence("the key", place, NextLine)]
            : TextProblems(key, place, "the key");

    private static IEnumerable<string> TextProblems(string text, string path, string what = "the value of") =>
        text.AsSpan().IndexOfAny(Refused) is var index and >= 0 ? [Sentence(what, path, text[index])] : [];

    private static string Sentence(string what, string path, char found) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {path} contains U+{(int)found:X4}");

    private static string Escape(string key) => string.Concat(key.Select(character =>
        Refused.Contains(character) || character == NextLine
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}")
            : character.ToString()));
}

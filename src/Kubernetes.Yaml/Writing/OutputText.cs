using System.Text;

namespace Kubernetes.Yaml.Writing;

/// <summary>Text as the Kubernetes serializer has it before it chooses a style.</summary>
internal static class OutputText
{
    /// <summary>The next line, U+0085.</summary>
    public const char NextLine = '\u0085';

    /// <summary>
    /// Replaces next lines and the spaces around them: one by a space, several by all but one line feed. The Kubernetes
    /// serializer reads JSON as YAML before it writes it, and a next line is a line break in a quoted scalar.
    /// </summary>
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

    /// <summary>Replaces halves of surrogate pairs, which stand for no character, by U+FFFD as serializers of JSON do.</summary>
    public static string ReplaceHalves(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            replaced.Append(rune);
        }

        return replaced.ToString();
    }
}

using System.Text;
using Kubernetes.Yaml.Scalars;
using LibraryStyle = YamlDotNet.Core.ScalarStyle;

namespace Kubernetes.Yaml.Reading;

/// <summary>
/// Hides characters from the library's scanner that it misreads, each behind another one of the same length, so that
/// positions stay as they are. These are low surrogates, which never stand alone in a file or in the value of an escape.
/// </summary>
internal static class MaskedText
{
    private const string Blanks = " \t";
    private const string EmptyLine = " \r\n\u0085\u2028\u2029";
    private const char Asterisk = '\uDC01';
    private const char Backslash = '\uDC02';
    private const char Space = '\uDC03';

    /// <summary>
    /// Masks asterisks within plain text, after which the library misses colons, and the backslash of the escape \', which it
    /// does not know.
    /// </summary>
    public static string Mask(string text)
    {
        var masked = text.ToCharArray();
        var lineStart = 0;
        var firstBracket = text.AsSpan().IndexOfAny('[', '{');
        for (var index = 1; index < masked.Length; index++)
        {
            lineStart = YamlCharacters.IsBreak(text[index - 1]) ? index : lineStart;
            var mayBeInFlow = firstBracket >= 0 && firstBracket < index;
            if (text[index] == '*' && IsWithinText(text.AsSpan(lineStart, index - lineStart), mayBeInFlow))
            {
                masked[index] = Asterisk;
            }
            else if (text[index] == '\'' && IsEscaped(text, index))
            {
                masked[index - 1] = Backslash;
            }
        }

        return new string(masked);
    }

    /// <summary>Puts the characters back into the value of a scalar.</summary>
    public static string Unmask(string value, LibraryStyle style)
    {
        if (value.AsSpan().IndexOfAny(Asterisk, Backslash, Space) < 0)
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var index = 0; index < value.Length; index++)
        {
            var isMask = index == 0 || !char.IsHighSurrogate(value[index - 1]);
            _ = value[index] switch
            {
                Asterisk when isMask => text.Append('*'),
                Space when isMask => text.Append(' '),
                Backslash when isMask => text.Append(style == LibraryStyle.DoubleQuoted ? "" : "\\"),
                var other => text.Append(other),
            };
        }

        return text.ToString();
    }

    /// <summary>
    /// Masks the empty lines at the start of a block scalar if they contain spaces, which the library refuses. Where they set
    /// the indentation, the spaces move to the end of the line of the indicator. Where an indicator sets it, they are text.
    /// </summary>
    /// <param name="masked">The masked text.</param>
    /// <param name="index">The position that the library has reached.</param>
    public static string MaskEmptyLines(string masked, int index)
    {
        var characters = masked.ToCharArray();
        if (index < masked.Length && masked[index] == ' ')
        {
            while (index + 1 < masked.Length && masked[index + 1] == ' ')
            {
                index++;
            }

            characters[index] = Space;
            return new string(characters);
        }

        var before = masked.AsSpan(0, index);
        var start = before.TrimEnd(EmptyLine).Length;
        var lines = masked[start..before.TrimEnd(' ').Length];
        var breaks = lines.Replace(" ", "", StringComparison.Ordinal);
        breaks.PadLeft(lines.Length).CopyTo(characters.AsSpan(start));
        return new string(characters);
    }

    /// <summary>True if a word of plain text, and no indicator, stands before a character on its line.</summary>
    private static bool IsWithinText(ReadOnlySpan<char> before, bool mayBeInFlow)
    {
        var isWord = before.Length > 0 && YamlCharacters.IsBlank(before[^1]);
        var words = before.Trim(Blanks);
        while (words.Length > 0 && words[0] is '-' or '?' or ':' && (words.Length == 1 || YamlCharacters.IsBlank(words[1])))
        {
            words = words[1..].TrimStart(Blanks);
        }

        if (!isWord || words.IsEmpty || words[0] == '%')
        {
            return false;
        }

        var lastWord = words[(words.LastIndexOfAny(Blanks) + 1)..];
        if (lastWord[0] is '!' or '&')
        {
            // A tag or an anchor, unless text has begun before it.
            return IsWithinText(words[..^lastWord.Length], mayBeInFlow);
        }

        return lastWord[^1] switch
        {
            ':' => false,
            ',' => !mayBeInFlow,
            '[' or '{' => lastWord.Length > 1 && !":,[{".Contains(lastWord[^2], StringComparison.Ordinal),
            _ => true,
        };
    }

    private static bool IsEscaped(string text, int index)
    {
        var first = index;
        while (first > 0 && text[first - 1] == '\\')
        {
            first--;
        }

        return (index - first) % 2 == 1;
    }
}

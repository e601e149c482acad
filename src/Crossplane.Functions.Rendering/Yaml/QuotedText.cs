using System.Globalization;
using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Reads single-quoted and double-quoted scalars.</summary>
internal static class QuotedText
{
    /// <summary>Reads a scalar, from its opening to its closing quote.</summary>
    /// <exception cref="YamlProblemException">The quote is not closed, or an escape is unknown.</exception>
    public static string Read(TextCursor cursor)
    {
        var start = cursor.Place;
        var quote = cursor.Take();
        var text = new StringBuilder();
        var space = new Folding();
        while (true)
        {
            if (cursor.IsAtDocumentIndicator || cursor.Current == TextCursor.End)
            {
                throw new YamlProblemException(start, $"the quote {quote} is not closed");
            }

            ReadWord(cursor, quote, text, space);
            if (cursor.Current == quote)
            {
                cursor.Skip();
                return text.ToString();
            }

            space.Read(cursor, indent: 0);
            space.AppendTo(text);
        }
    }

    private static void ReadWord(TextCursor cursor, char quote, StringBuilder text, Folding space)
    {
        while (!YamlCharacters.IsBlankOrEnd(cursor.Current))
        {
            if (cursor.Current == quote)
            {
                if (quote == '"' || cursor.Peek(1) != quote)
                {
                    return;
                }

                cursor.Skip();
                text.Append(cursor.Take());
            }
            else if (quote == '"' && cursor.Current == '\\')
            {
                if (YamlCharacters.IsBreak(cursor.Peek(1)))
                {
                    cursor.Skip();
                    space.ReadEscapedBreak(cursor);
                    return;
                }

                ReadEscape(cursor, text);
            }
            else
            {
                text.Append(cursor.Take());
            }
        }
    }

    private static void ReadEscape(TextCursor cursor, StringBuilder text)
    {
        var start = cursor.Place;
        cursor.Skip();
        var code = cursor.Take();
        var digits = code switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0)
        {
            text.Append(ReadCharacter(cursor, start, digits));
            return;
        }

        text.Append(Simple(code) ?? throw new YamlProblemException(start, $"the escape \\{code} is unknown"));
    }

    private static string ReadCharacter(TextCursor cursor, TextPlace start, int digits)
    {
        var number = new StringBuilder(digits);
        while (number.Length < digits && char.IsAsciiHexDigit(cursor.Current))
        {
            number.Append(cursor.Take());
        }

        if (number.Length < digits)
        {
            throw new YamlProblemException(
                start, string.Create(CultureInfo.InvariantCulture, $"the escape must have {digits} hexadecimal digits"));
        }

        var value = uint.Parse(number.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Rune.TryCreate(value, out var rune)
            ? rune.ToString()
            : throw new YamlProblemException(
                start, $"the escape stands for no character: {number} is beyond Unicode or half of a surrogate pair");
    }

    private static char? Simple(char code) => code switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\e',
        ' ' or '"' or '\'' or '\\' => code,
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => null,
    };
}

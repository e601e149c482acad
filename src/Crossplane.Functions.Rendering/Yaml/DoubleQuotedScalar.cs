using System.Globalization;
using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes text as a double-quoted scalar.</summary>
internal static class DoubleQuotedScalar
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Writes a text.</summary>
    /// <param name="column">The column where a wrapped line continues.</param>
    public static void Write(YamlOutput output, string text, int column, bool mayWrap)
    {
        output.OpenIndicator('"');

        // The reference emitter checks for the mark at the start of the text before every character.
        var escapesAll = text.StartsWith(ByteOrderMark);
        for (var i = 0; i < text.Length; i++)
        {
            if (escapesAll || NeedsEscape(text[i]))
            {
                var rune = Rune.GetRuneAt(text, i);
                output.Write(Escape(rune));
                i += rune.Utf16SequenceLength - 1;
            }
            else if (mayWrap && LineWrap.IsAfterWord(text, i, output.Column))
            {
                Wrap(output, column, spaceFollows: text[i + 1] == ' ');
            }
            else
            {
                output.Write(text[i]);
            }
        }

        output.CloseIndicator('"');
    }

    private static void Wrap(YamlOutput output, int column, bool spaceFollows)
    {
        output.Indent(column);
        if (spaceFollows)
        {
            output.Write('\\');
        }
    }

    private static bool NeedsEscape(char character) =>
        character is '"' or '\\' || !YamlCharacters.IsPrintable(character) || YamlCharacters.IsBreak(character);

    private static string Escape(Rune rune) => rune.Value switch
    {
        0x00 => "\\0",
        0x07 => "\\a",
        0x08 => "\\b",
        0x09 => "\\t",
        0x0A => "\\n",
        0x0B => "\\v",
        0x0C => "\\f",
        0x0D => "\\r",
        0x1B => "\\e",
        0x22 => "\\\"",
        0x5C => "\\\\",
        0x85 => "\\N",
        0xA0 => "\\_",
        0x2028 => "\\L",
        0x2029 => "\\P",
        <= 0xFF => "\\x" + rune.Value.ToString("X2", CultureInfo.InvariantCulture),
        <= 0xFFFF => "\\u" + rune.Value.ToString("X4", CultureInfo.InvariantCulture),
        _ => "\\U" + rune.Value.ToString("X8", CultureInfo.InvariantCulture),
    };
}

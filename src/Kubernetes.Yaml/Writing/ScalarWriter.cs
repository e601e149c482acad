using System.Globalization;
using System.Text;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Writing;

/// <summary>Writes scalars in each style, as the reference does, with its rules for long lines.</summary>
internal sealed class ScalarWriter(YamlOutput output)
{
    /// <summary>The width in characters beyond which a line is wrapped at its next space.</summary>
    private const int Width = 80;

    /// <summary>Writes a text in the style that it needs.</summary>
    /// <param name="column">The column where a wrapped line, or each line of a literal, starts.</param>
    public void Write(string text, int column, bool mayWrap)
    {
        switch (ScalarStyles.Select(text))
        {
            case ScalarStyle.Plain:
                WritePlain(text, column, mayWrap);
                break;
            case ScalarStyle.SingleQuoted:
                WriteSingleQuoted(text, column, mayWrap);
                break;
            case ScalarStyle.Literal:
                WriteLiteral(text, column);
                break;
            default:
                WriteDoubleQuoted(text, column, mayWrap);
                break;
        }
    }

    /// <summary>Writes a single-line text without quotes.</summary>
    public void WritePlain(string text, int column, bool mayWrap)
    {
        if (!output.AfterSpace)
        {
            output.Write(' ');
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (mayWrap && CanBreakAt(text, i))
            {
                output.Indent(column);
            }
            else
            {
                output.Write(text[i]);
                output.AtIndentation = false;
            }
        }

        output.AfterSpace = false;
        output.AtIndentation = false;
    }

    /// <summary>Writes a text without line feeds. The line separators of Unicode are kept.</summary>
    private void WriteSingleQuoted(string text, int column, bool mayWrap)
    {
        output.OpenIndicator('\'');
        for (var i = 0; i < text.Length; i++)
        {
            if (mayWrap && CanBreakAt(text, i))
            {
                output.Indent(column);
            }
            else if (YamlCharacters.IsBreak(text[i]))
            {
                output.WriteBreak(text[i]);
                output.AtIndentation = true;
            }
            else
            {
                WriteInSingleQuotes(text, i, column);
            }
        }

        output.CloseIndicator('\'');
    }

    private void WriteInSingleQuotes(string text, int index, int column)
    {
        if (index > 0 && YamlCharacters.IsBreak(text[index - 1]))
        {
            output.Indent(column);
        }

        if (text[index] == '\'')
        {
            output.Write('\'');
        }

        output.Write(text[index]);
        output.AtIndentation = false;
    }

    private void WriteDoubleQuoted(string text, int column, bool mayWrap)
    {
        output.OpenIndicator('"');

        // The reference emitter checks for the mark at the start of the text before every character.
        var escapesAll = text.StartsWith(YamlCharacters.ByteOrderMark);
        for (var i = 0; i < text.Length; i++)
        {
            if (escapesAll || NeedsEscape(text[i]))
            {
                var rune = Rune.GetRuneAt(text, i);
                output.Write(Escape(rune));
                i += rune.Utf16SequenceLength - 1;
            }
            else if (mayWrap && IsAfterWord(text, i))
            {
                output.Indent(column);
                output.Write(text[i + 1] == ' ' ? "\\" : "");
            }
            else
            {
                output.Write(text[i]);
            }
        }

        output.CloseIndicator('"');
    }

    /// <summary>Writes lines after <c>|</c>. The text must not be empty.</summary>
    private void WriteLiteral(string text, int column)
    {
        output.OpenIndicator('|');
        output.Write(LiteralHints(text));
        output.WriteBreak();
        output.AtIndentation = true;
        output.AfterSpace = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (YamlCharacters.IsBreak(text[i]))
            {
                output.WriteBreak(text[i]);
                output.AtIndentation = true;
                continue;
            }

            if (i == 0 || YamlCharacters.IsBreak(text[i - 1]))
            {
                output.Indent(column);
            }

            output.Write(text[i]);
            output.AtIndentation = false;
        }
    }

    /// <summary>The indentation indicator, if the first line does not show the indentation, and the chomping indicator.</summary>
    private static string LiteralHints(string text)
    {
        var indentation = text[0] == ' ' || YamlCharacters.IsBreak(text[0]) ? "2" : "";
        if (!YamlCharacters.IsBreak(text[^1]))
        {
            return indentation + "-";
        }

        return text.Length == 1 || YamlCharacters.IsBreak(text[^2]) ? indentation + "+" : indentation;
    }

    /// <summary>True for a single space between two words in a line that exceeds the width.</summary>
    private bool CanBreakAt(string text, int index) => IsAfterWord(text, index) && text[index + 1] != ' ';

    /// <summary>True for the first of one or more spaces within the text, in a line that exceeds the width.</summary>
    private bool IsAfterWord(string text, int index) =>
        output.Column > Width && text[index] == ' ' && index > 0 && index < text.Length - 1 && text[index - 1] != ' ';

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

using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Moves through the text of a document. Columns count characters, not UTF-16 units.</summary>
internal sealed class TextCursor(DocumentText text)
{
    /// <summary>What is read at the end of the text. The text itself never contains it.</summary>
    public const char End = '\0';

    public const char ByteOrderMark = '\uFEFF';

    private int _offset;
    private long _line = text.FirstLine;

    /// <summary>The column, from 0.</summary>
    public int Column { get; private set; }

    /// <summary>The number of characters before the cursor.</summary>
    public int Index { get; private set; }

    /// <summary>The number of line breaks before the cursor.</summary>
    public int Breaks { get; private set; }

    public TextPlace Place => new(_line, Column + 1);

    public char Current => Peek(0);

    /// <summary>True before <c>---</c> or <c>...</c> at the start of a line, unless text follows immediately.</summary>
    public bool IsAtDocumentIndicator => IsAt("---") || IsAt("...");

    public char Peek(int distance) => _offset + distance < text.Text.Length ? text.Text[_offset + distance] : End;

    public bool IsAt(string indicator) =>
        Column == 0
        && string.CompareOrdinal(text.Text, _offset, indicator, 0, indicator.Length) == 0
        && YamlCharacters.IsBlankOrEnd(Peek(indicator.Length));

    /// <summary>Moves over characters other than line breaks.</summary>
    public void Skip(int count = 1)
    {
        for (; count > 0; count--)
        {
            var isSecondHalf = char.IsLowSurrogate(Current);
            _offset++;
            Column += isSecondHalf ? 0 : 1;
            Index += isSecondHalf ? 0 : 1;
        }
    }

    /// <summary>Moves over a byte order mark at the start of a document, which takes no column.</summary>
    public void SkipMark() => _offset += Column == 0 && Current == ByteOrderMark ? 1 : 0;

    /// <summary>Moves over spaces and tabs.</summary>
    public void SkipBlanks()
    {
        while (YamlCharacters.IsBlank(Current))
        {
            Skip();
        }
    }

    /// <summary>Moves to the end of the line if a comment starts here.</summary>
    public void SkipComment()
    {
        if (Current != '#')
        {
            return;
        }

        while (!YamlCharacters.IsBreakOrEnd(Current))
        {
            Skip();
        }
    }

    /// <summary>Reads a character other than a line break.</summary>
    public char Take()
    {
        var taken = Current;
        Skip();
        return taken;
    }

    /// <summary>Moves over a line break. All are read as a line feed, except the line separators of Unicode.</summary>
    /// <returns>The line break; null at the end of the text.</returns>
    public char? TakeBreak()
    {
        var taken = Current;
        if (!YamlCharacters.IsBreak(taken))
        {
            return null;
        }

        var length = taken == '\r' && Peek(1) == '\n' ? 2 : 1;
        _offset += length;
        _line++;
        Column = 0;
        Index += length;
        Breaks++;
        return taken is '\r' or '\u0085' ? '\n' : taken;
    }

    /// <summary>Reads the rest of the line.</summary>
    public void TakeLine(StringBuilder line)
    {
        while (!YamlCharacters.IsBreakOrEnd(Current))
        {
            line.Append(Take());
        }
    }

    /// <summary>Creates the error for a problem at the cursor.</summary>
    public YamlProblemException Problem(string message) => new(Place, message);
}

using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>
/// Collects the white space between two words of a plain or quoted scalar. Spaces are kept within a line; a single line
/// break becomes a space, and of several the first is dropped.
/// </summary>
internal sealed class Folding
{
    private readonly StringBuilder _spaces = new();
    private readonly StringBuilder _breaks = new();
    private char? _first;

    /// <summary>True if the white space contains a line break.</summary>
    public bool HasBreak { get; private set; }

    /// <summary>Reads white space.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="indent">The column before which a tab is an error.</param>
    /// <exception cref="YamlProblemException">A tab is part of the indentation.</exception>
    public void Read(TextCursor cursor, int indent)
    {
        while (true)
        {
            if (YamlCharacters.IsBlank(cursor.Current))
            {
                ReadBlank(cursor, indent);
            }
            else if (cursor.TakeBreak() is { } lineBreak)
            {
                AddBreak(lineBreak);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Reads a line break after a backslash, which leaves nothing.</summary>
    public void ReadEscapedBreak(TextCursor cursor)
    {
        cursor.TakeBreak();
        HasBreak = true;
    }

    /// <summary>Appends what the white space stands for, and forgets it.</summary>
    public void AppendTo(StringBuilder text)
    {
        if (!HasBreak)
        {
            text.Append(_spaces);
        }
        else if (_first == '\n')
        {
            text.Append(_breaks.Length == 0 ? " " : _breaks);
        }
        else
        {
            text.Append(_first).Append(_breaks);
        }

        _spaces.Clear();
        _breaks.Clear();
        _first = null;
        HasBreak = false;
    }

    private void ReadBlank(TextCursor cursor, int indent)
    {
        if (HasBreak && cursor.Column < indent && cursor.Current == '\t')
        {
            throw cursor.Problem(TokenScanner.TabInIndentation);
        }

        var blank = cursor.Take();
        if (!HasBreak)
        {
            _spaces.Append(blank);
        }
    }

    private void AddBreak(char lineBreak)
    {
        if (HasBreak)
        {
            _breaks.Append(lineBreak);
        }
        else
        {
            (_first, HasBreak) = (lineBreak, true);
            _spaces.Clear();
        }
    }
}

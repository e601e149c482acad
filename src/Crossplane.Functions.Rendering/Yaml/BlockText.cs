using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Reads block scalars: literal ones after <c>|</c>, and folded ones after <c>&gt;</c>.</summary>
internal sealed class BlockText
{
    private readonly TextCursor _cursor;
    private readonly int _parent;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _breaks = new();
    private int _indent;
    private char _chomping;

    private BlockText(TextCursor cursor, int parent)
    {
        _cursor = cursor;
        _parent = parent;
    }

    /// <summary>Reads a scalar from its indicator on.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="parent">The indentation of the block that the scalar is in; -1 for none.</param>
    /// <exception cref="YamlProblemException">The header is malformed, or a tab is part of the indentation.</exception>
    public static string Read(TextCursor cursor, int parent)
    {
        var isLiteral = cursor.Take() == '|';
        var block = new BlockText(cursor, parent);
        block.ReadHeader();
        block.ReadLines(isLiteral);
        return block._text.ToString();
    }

    private void ReadHeader()
    {
        ReadChomping();
        if (char.IsAsciiDigit(_cursor.Current))
        {
            if (_cursor.Current == '0')
            {
                throw _cursor.Problem("the indentation of a block scalar must be from 1 to 9, but is 0");
            }

            _indent = Math.Max(_parent, 0) + (_cursor.Take() - '0');
            ReadChomping();
        }

        _cursor.SkipBlanks();
        _cursor.SkipComment();
        if (!YamlCharacters.IsBreakOrEnd(_cursor.Current))
        {
            throw _cursor.Problem("the text of a block scalar must start on the next line");
        }

        _cursor.TakeBreak();
    }

    private void ReadChomping()
    {
        if (_chomping == default && _cursor.Current is '+' or '-')
        {
            _chomping = _cursor.Take();
        }
    }

    private void ReadLines(bool isLiteral)
    {
        char? lineBreak = null;
        var startsBlank = false;
        ReadIndentation();
        while (_cursor.Column == _indent && _cursor.Current != TextCursor.End)
        {
            var isBlank = YamlCharacters.IsBlank(_cursor.Current);
            if (!isLiteral && lineBreak == '\n' && !startsBlank && !isBlank)
            {
                _text.Append(_breaks.Length == 0 ? " " : "");
            }
            else
            {
                _text.Append(lineBreak);
            }

            _text.Append(_breaks);
            _breaks.Clear();
            startsBlank = isBlank;
            _cursor.TakeLine(_text);
            lineBreak = _cursor.TakeBreak();
            ReadIndentation();
        }

        _text.Append(_chomping == '-' ? null : lineBreak);
        _text.Append(_chomping == '+' ? _breaks : null);
    }

    /// <summary>Reads empty lines and the indentation of the next. The first such indentation is the scalar's.</summary>
    private void ReadIndentation()
    {
        var deepest = 0;
        do
        {
            while (IsWithinIndentation() && _cursor.Current == ' ')
            {
                _cursor.Skip();
            }

            deepest = Math.Max(deepest, _cursor.Column);
            if (IsWithinIndentation() && _cursor.Current == '\t')
            {
                throw _cursor.Problem(TokenScanner.TabInIndentation);
            }
        }
        while (TakeEmptyLine());

        if (_indent == 0)
        {
            _indent = Math.Max(deepest, Math.Max(_parent + 1, 1));
        }
    }

    private bool IsWithinIndentation() => _indent == 0 || _cursor.Column < _indent;

    private bool TakeEmptyLine()
    {
        var lineBreak = _cursor.TakeBreak();
        _breaks.Append(lineBreak);
        return lineBreak is not null;
    }
}

using Kubernetes.Yaml.Scalars;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;
using LibraryStyle = YamlDotNet.Core.ScalarStyle;

namespace Kubernetes.Yaml.Reading;

/// <summary>
/// Corrects the library's scanner where the reference reads a text in another way: it refuses what the reference refuses,
/// takes what it takes, and finds text that no token stands for.
/// </summary>
internal sealed class ReferenceScanner : IScanner
{
    private const string MissingKey = "a key must stand before a colon, on one line with it";

    private readonly DocumentText _document;
    private readonly string _text;
    private readonly Stack<(bool IsMapping, bool HasKey)> _flow = new();
    private string _masked;
    private Scanner _scanner;
    private int _consumed;
    private Token? _previous;
    private Token? _previousWithText;
    private int _read;
    private bool _mayStartKey = true;
    private (long Line, int Index, int Pairs) _counted;

    public ReferenceScanner(DocumentText document)
    {
        _document = document with { Text = ByteOrderMarks.Remove(document.Text) };
        _text = _document.Text;
        _masked = MaskedText.Mask(_text);
        _scanner = CreateScanner();
    }

    public Mark CurrentPosition => Current?.Start ?? Reached;

    /// <summary>The position up to which the library has read.</summary>
    public Mark Reached => _scanner.CurrentPosition;

    public Token? Current { get; private set; }

    public bool MoveNext()
    {
        if (Current is not null)
        {
            ConsumeCurrent();
        }

        return MoveNextWithoutConsuming();
    }

    public bool MoveNextWithoutConsuming()
    {
        if (!Scan())
        {
            Current = null;
            return false;
        }

        Current = _scanner.Current switch
        {
            Error error => Correct(error),
            Scalar scalar => new Scalar(MaskedText.Unmask(scalar.Value, scalar.Style), scalar.Style, scalar.Start, scalar.End),
            var token => token,
        };
        if (Current is null)
        {
            ConsumeCurrent();
            return MoveNextWithoutConsuming();
        }

        Check(Current);
        return true;
    }

    public void ConsumeCurrent()
    {
        _scanner.ConsumeCurrent();
        _consumed++;
        Current = null;
    }

    /// <summary>The position of a mark in the file. Columns count characters, not UTF-16 units.</summary>
    public TextPlace Place(Mark mark)
    {
        var (index, column) = ((int)mark.Index, (int)mark.Column);
        if (_counted.Line != mark.Line || index < _counted.Index)
        {
            _counted = (mark.Line, index - column + 1, 0);
        }

        for (; _counted.Index < Math.Min(index, _text.Length); _counted.Index++)
        {
            _counted.Pairs += char.IsLowSurrogate(_text[_counted.Index]) ? 1 : 0;
        }

        return new TextPlace(mark.Line + _document.FirstLine - 1, column - _counted.Pairs);
    }

    /// <summary>Creates the error for an exception of the library.</summary>
    public YamlReadException Problem(YamlException exception)
    {
        var (start, end) = (exception.Start, exception.End);
        var index = (int)(start.Equals(Mark.Empty) ? Reached : start).Index;
        var message = CleanMessage(exception.Message);
        if (message.Contains(" tab ", StringComparison.Ordinal))
        {
            index = Math.Max(index, (int)end.Index);
            message = TokenText.TabInIndentation;
        }
        else if (exception is SyntaxErrorException && CharacterAt(index) == '"' && end.Index < _text.Length)
        {
            // Within quotes, the exception ends at the problem.
            (index, message) = TokenText.FindProblemOfEscape(_text, index, (int)end.Index) ?? ((int)end.Index, message);
        }

        return new YamlReadException(Place(index), message, exception);
    }

    private bool IsInFlow => _flow.Count > 0;

    private Scanner CreateScanner() => new(new StringReader(_masked), skipComments: true);

    private bool Scan()
    {
        while (true)
        {
            try
            {
                return _scanner.MoveNextWithoutConsuming();
            }
            catch (SemanticErrorException exception) when (MaskEmptyLines(exception))
            {
                _scanner = CreateScanner();
                for (var count = 0; count < _consumed; count++)
                {
                    _scanner.MoveNextWithoutConsuming();
                    _scanner.ConsumeCurrent();
                }
            }
        }
    }

    private bool MaskEmptyLines(SemanticErrorException exception)
    {
        if (!exception.Message.Contains("spaces in", StringComparison.Ordinal))
        {
            return false;
        }

        var before = _masked;
        _masked = MaskedText.MaskEmptyLines(before, (int)exception.End.Index);
        return _masked != before;
    }

    private static string CleanMessage(string message) =>
        message.Contains("invalid mapping", StringComparison.Ordinal) ? TokenText.ColonInText
        : message.Length > 1 ? char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.')
        : message;

    /// <summary>
    /// The library wants a space before a comment, and no dash alone in brackets. The token after its error is right, but
    /// instead of a comma there is none.
    /// </summary>
    private FlowEntry? Correct(Error error)
    {
        var start = (int)error.Start.Index;
        var character = CharacterAt(start);
        if (character == ',' && CharacterAt(start + 1) == '#')
        {
            return new FlowEntry(error.Start, error.End);
        }

        var isComment = character == '#' || (character == ']' && CharacterAt(start + 1) == '#');
        var isDash = character == '-' && IsInFlow;
        return isComment || isDash ? null : throw Problem(start, CleanMessage(error.Value));
    }

    private void Check(Token token)
    {
        var start = token is StreamEnd ? _text.Length : (int)token.Start.Index;
        CheckGap(start);
        CheckText(token);
        CountFlow(token);
        _mayStartKey = MayStartKeyAfter(token);
        var end = EndOf(token);
        _read = Math.Max(_read, end);
        _previous = token;
        _previousWithText = end > start || token is StreamStart ? token : _previousWithText;
    }

    /// <summary>Remembers the open brackets and braces, and whether the entry that is being read has a key.</summary>
    private void CountFlow(Token token)
    {
        if (token is FlowSequenceStart or FlowMappingStart)
        {
            _flow.Push((token is FlowMappingStart, HasKey: false));
            return;
        }

        if (token is FlowSequenceEnd or FlowMappingEnd && !(IsInFlow && _flow.Pop().IsMapping == token is FlowMappingEnd))
        {
            throw Problem((int)token.Start.Index, $"{CharacterAt((int)token.Start.Index)} closes nothing; quote it");
        }

        if (!IsInFlow || token is not (FlowEntry or Key or Value))
        {
            return;
        }

        var (isMapping, hasKey) = _flow.Pop();
        if (token is Value && !hasKey)
        {
            throw Problem((int)token.Start.Index, MissingKey);
        }

        _flow.Push((isMapping, HasKey: token is Key));
    }

    /// <summary>Refuses anything but white space and comments between two tokens, and tabs where only spaces may stand.</summary>
    private void CheckGap(int end)
    {
        var endsPlainText = _previousWithText is Scalar { Style: LibraryStyle.Plain };
        while (_read < end)
        {
            var character = _text[_read];
            if (character == '#')
            {
                _read = LineEnd(_read);
                endsPlainText = false;
                continue;
            }

            // The library has checked the indentation of what may be a further line of plain text.
            _mayStartKey |= YamlCharacters.IsBreak(character) && !endsPlainText;
            if (character == '\t' && _mayStartKey && !IsInFlow)
            {
                throw Problem(_read, TokenText.TabInIndentation);
            }

            if (!YamlCharacters.IsBlankOrEnd(character))
            {
                throw Problem(_read, IsDirective(_read) ? TokenText.UnknownDirective : "this is part of no value; quote it");
            }

            _read++;
        }
    }

    private void CheckText(Token token)
    {
        var problem = token switch
        {
            Scalar or AnchorAlias or Anchor or Tag or FlowSequenceStart or FlowMappingStart or Key
                when IsInFlow && FollowsValue() => ((int)token.Start.Index, "a comma must stand between two values"),
            Scalar scalar => TokenText.FindProblem(_text, scalar, IsInFlow),
            Anchor or AnchorAlias => TokenText.FindProblemOfName(_text, token),
            Tag => TokenText.FindProblemOfTag(_text, token),
            VersionDirective or TagDirective => FindProblemOfDirective(token),
            Value when !IsInFlow && HasNoKey() => ((int)token.Start.Index, MissingKey),
            BlockEntry when IsInFlow => ((int)token.Start.Index, "a dash and a space cannot stand within brackets and braces"),
            Value when EndsTextBeforeComma(token) => ((int)token.Start.Index, "a space must follow a colon"),
            DocumentEnd when _previousWithText is StreamStart => ((int)token.Start.Index, "a value is missing here"),
            _ => null,
        };
        if (problem is { } found)
        {
            throw Problem(found.Index, found.Message);
        }
    }

    private (int Index, string Message)? FindProblemOfDirective(Token directive)
    {
        var start = (int)directive.Start.Index;
        if (_previousWithText is not (StreamStart or VersionDirective or TagDirective or DocumentEnd))
        {
            return (start, TokenText.UnknownDirective);
        }

        return directive is VersionDirective { Version: not { Major: 1, Minor: 1 } } version
            ? (start, $"the version of YAML must be 1.1, but is {version.Version.Major}.{version.Version.Minor}")
            : null;
    }

    private bool MayStartKeyAfter(Token token) => token switch
    {
        StreamStart or BlockEntry => true,
        Scalar { Style: LibraryStyle.Literal or LibraryStyle.Folded } => true,
        Key => token.End.Index > token.Start.Index,
        Value => !FollowsKeyOnItsLine(token),
        BlockMappingStart or BlockSequenceStart or BlockEnd => _mayStartKey,
        _ => false,
    };

    private bool FollowsKeyOnItsLine(Token value) =>
        _previousWithText is Scalar or AnchorAlias or Anchor or Tag or FlowSequenceEnd or FlowMappingEnd
        && _previousWithText.End.Line == value.Start.Line;

    private int EndOf(Token token) => token switch
    {
        FlowSequenceStart or FlowMappingStart or FlowSequenceEnd or FlowMappingEnd => (int)token.Start.Index + 1,
        DocumentEnd => (int)token.Start.Index + "...".Length,
        VersionDirective or TagDirective => LineEnd((int)token.Start.Index),
        _ => (int)token.End.Index,
    };

    private int LineEnd(int index)
    {
        while (!YamlCharacters.IsBreakOrEnd(CharacterAt(index)))
        {
            index++;
        }

        return index;
    }

    /// <summary>The library makes up an empty key, or none.</summary>
    private bool HasNoKey() => _previous is BlockMappingStart || (_previous is Key key && key.End.Index == key.Start.Index);

    private bool FollowsValue() => _previous is Scalar or AnchorAlias or FlowSequenceEnd or FlowMappingEnd;

    private bool EndsTextBeforeComma(Token value) =>
        IsInFlow
        && _previous is Scalar { Style: LibraryStyle.Plain }
        && CharacterAt((int)value.End.Index) == ',';

    private bool IsDirective(int index) =>
        _text[index] == '%' && (index == 0 || YamlCharacters.IsBreak(_text[index - 1]));

    private char CharacterAt(int index) => index < _text.Length ? _text[index] : YamlCharacters.End;

    private YamlReadException Problem(int index, string message) => new(Place(index), message);

    private TextPlace Place(int index)
    {
        var (line, column) = ((long)_document.FirstLine, 1L);
        for (var position = 0; position < Math.Min(index, _text.Length); position++)
        {
            var character = _text[position];
            if (YamlCharacters.IsBreak(character))
            {
                var isFirstOfTwo = character == '\r' && CharacterAt(position + 1) == '\n';
                (line, column) = isFirstOfTwo ? (line, column) : (line + 1, 1);
            }
            else
            {
                column += char.IsLowSurrogate(character) ? 0 : 1;
            }
        }

        return new TextPlace(line, column);
    }
}

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>
/// Splits the text of a document into tokens by the rules of YAML 1.1 as the Kubernetes tools apply them, which are stricter
/// in places and more tolerant in others than those of YAML 1.2.
/// </summary>
internal sealed class TokenScanner
{
    /// <summary>The problem of a tab where only spaces may stand.</summary>
    public const string TabInIndentation = "a tab cannot indent; use spaces";

    private const int NoBlock = -1;

    private readonly TextCursor _cursor;
    private readonly LinkedList<Token> _tokens = [];
    private readonly Stack<int> _blocks = new();
    private readonly List<SimpleKey> _keys = [default];
    private int _taken;
    private int _indent = NoBlock;
    private bool _mayStartKey = true;
    private bool _hasContent;
    private bool _hasEnded;

    public TokenScanner(DocumentText text) => _cursor = new TextCursor(text);

    /// <summary>The next token.</summary>
    /// <exception cref="YamlProblemException">The text is not valid YAML.</exception>
    public Token Peek()
    {
        while (!_hasEnded && NeedsMore())
        {
            FetchNext();
        }

        return _tokens.First!.Value;
    }

    /// <summary>Takes the next token. The last one, the end of the stream, is never taken away.</summary>
    /// <exception cref="YamlProblemException">The text is not valid YAML.</exception>
    public Token Take()
    {
        var token = Peek();
        if (token.Kind != TokenKind.StreamEnd)
        {
            _tokens.RemoveFirst();
            _taken++;
        }

        return token;
    }

    private bool IsInFlow => _keys.Count > 1;

    private int NextNumber => _taken + _tokens.Count;

    /// <summary>True if there is no token, or a key and a mapping may have to be inserted before it.</summary>
    private bool NeedsMore()
    {
        if (_tokens.Count == 0)
        {
            return true;
        }

        for (var index = 0; index < _keys.Count; index++)
        {
            if (_keys[index].IsPossible && _keys[index].TokenNumber == _taken)
            {
                return IsStillPossible(index);
            }
        }

        return false;
    }

    private bool IsStillPossible(int index)
    {
        if (!_keys[index].IsPossible)
        {
            return false;
        }

        if (!_keys[index].IsTooLong(_cursor))
        {
            return true;
        }

        ForgetKey(index);
        return false;
    }

    private void SaveKey()
    {
        if (!_mayStartKey)
        {
            return;
        }

        ForgetKey(_keys.Count - 1);
        var isRequired = !IsInFlow && _indent == _cursor.Column;
        _keys[^1] = new SimpleKey(true, isRequired, NextNumber, _cursor.Place, _cursor.Index, _cursor.Breaks);
    }

    private void ForgetKey(int index)
    {
        if (_keys[index] is { IsPossible: true, IsRequired: true } required)
        {
            throw new YamlProblemException(required.Place, "a key must stand here, but no colon and space follow on its line");
        }

        _keys[index] = default;
    }

    private void Add(TokenKind kind) => _tokens.AddLast(new Token(kind, _cursor.Place));

    private void AddIndicator(TokenKind kind, int length = 1)
    {
        Add(kind);
        _cursor.Skip(length);
    }

    private void Insert(int number, Token token)
    {
        var node = _tokens.First;
        for (var before = number - _taken; before > 0 && node is not null; before--)
        {
            node = node.Next;
        }

        if (node is null)
        {
            _tokens.AddLast(token);
        }
        else
        {
            _tokens.AddBefore(node, token);
        }
    }

    private void FetchNext()
    {
        SkipToToken();
        CloseBlocks(_cursor.Column);
        if (_cursor.Current == TextCursor.End)
        {
            CloseBlocks(NoBlock);
            ForgetKey(_keys.Count - 1);
            Add(TokenKind.StreamEnd);
            _hasEnded = true;
        }
        else if (_cursor.Column == 0 && _cursor.Current == '%')
        {
            StartDocumentPart();
            _tokens.AddLast(TagText.ReadDirective(_cursor));
        }
        else if (_cursor.IsAtDocumentIndicator)
        {
            StartDocumentPart();
            AddIndicator(_cursor.Current == '-' ? TokenKind.DocumentStart : TokenKind.DocumentEnd, length: 3);
        }
        else
        {
            _hasContent = true;
            FetchContent();
        }
    }

    private void FetchContent()
    {
        if (!FetchIndicator() && !FetchScalar())
        {
            throw _cursor.Problem(
                _cursor.Current == '\t' ? TabInIndentation : $"no value can start with {_cursor.Current}; quote it");
        }
    }

    private void StartDocumentPart()
    {
        CloseBlocks(NoBlock);
        ForgetKey(_keys.Count - 1);
        _mayStartKey = false;
    }

    private bool FetchIndicator()
    {
        var standsAlone = YamlCharacters.IsBlankOrEnd(_cursor.Peek(1));
        switch (_cursor.Current)
        {
            case '[':
                OpenFlow(TokenKind.FlowSequenceStart);
                return true;
            case '{':
                OpenFlow(TokenKind.FlowMappingStart);
                return true;
            case ']':
                CloseFlow(TokenKind.FlowSequenceEnd);
                return true;
            case '}':
                CloseFlow(TokenKind.FlowMappingEnd);
                return true;
            case ',':
                ForgetKey(_keys.Count - 1);
                _mayStartKey = true;
                AddIndicator(TokenKind.FlowEntry);
                return true;
            case '-' when standsAlone:
                FetchEntry();
                return true;
            case '?' when IsInFlow || standsAlone:
                FetchKey();
                return true;
            case ':' when IsInFlow || standsAlone:
                FetchValue();
                return true;
            default:
                return false;
        }
    }

    private bool FetchScalar()
    {
        switch (_cursor.Current)
        {
            case '*' or '&':
                StartNode();
                _tokens.AddLast(TagText.ReadAnchor(_cursor));
                return true;
            case '!':
                StartNode();
                _tokens.AddLast(TagText.ReadTag(_cursor));
                return true;
            case '|' or '>' when !IsInFlow:
                ForgetKey(_keys.Count - 1);
                _mayStartKey = true;
                AddScalar(_cursor.Place, BlockText.Read(_cursor, _indent), isPlain: false);
                return true;
            case '\'' or '"':
                StartNode();
                AddScalar(_cursor.Place, QuotedText.Read(_cursor), isPlain: false);
                return true;
            case var _ when PlainText.Starts(_cursor, IsInFlow):
                StartNode();
                AddScalar(_cursor.Place, PlainText.Read(_cursor, _indent + 1, IsInFlow, out var endsLine), isPlain: true);
                _mayStartKey = endsLine;
                return true;
            default:
                return false;
        }
    }

    private void StartNode()
    {
        SaveKey();
        _mayStartKey = false;
    }

    private void AddScalar(TextPlace start, string text, bool isPlain) =>
        _tokens.AddLast(new Token(TokenKind.Scalar, start, text, IsPlain: isPlain));

    private void OpenFlow(TokenKind kind)
    {
        SaveKey();
        _keys.Add(default);
        _mayStartKey = true;
        AddIndicator(kind);
    }

    private void CloseFlow(TokenKind kind)
    {
        ForgetKey(_keys.Count - 1);
        if (IsInFlow)
        {
            _keys.RemoveAt(_keys.Count - 1);
        }

        _mayStartKey = false;
        AddIndicator(kind);
    }

    private void FetchEntry()
    {
        if (!IsInFlow)
        {
            OpenBlock("a list cannot start here; start it on a line of its own", TokenKind.BlockSequenceStart);
        }

        ForgetKey(_keys.Count - 1);
        _mayStartKey = true;
        AddIndicator(TokenKind.BlockEntry);
    }

    private void FetchKey()
    {
        if (!IsInFlow)
        {
            OpenBlock("a key cannot start here; start it on a line of its own", TokenKind.BlockMappingStart);
        }

        ForgetKey(_keys.Count - 1);
        _mayStartKey = !IsInFlow;
        AddIndicator(TokenKind.Key);
    }

    private void FetchValue()
    {
        if (IsStillPossible(_keys.Count - 1))
        {
            var key = _keys[^1];
            Insert(key.TokenNumber, new Token(TokenKind.Key, key.Place));
            OpenBlock((int)key.Place.Column - 1, new Token(TokenKind.BlockMappingStart, key.Place), key.TokenNumber);
            _keys[^1] = default;
            _mayStartKey = false;
        }
        else
        {
            if (!IsInFlow)
            {
                OpenBlock("a colon and a space cannot stand here; quote text that contains them", TokenKind.BlockMappingStart);
            }

            _mayStartKey = !IsInFlow;
        }

        AddIndicator(TokenKind.Value);
    }

    private void OpenBlock(string problem, TokenKind kind)
    {
        if (!_mayStartKey)
        {
            throw _cursor.Problem(problem);
        }

        OpenBlock(_cursor.Column, new Token(kind, _cursor.Place), NextNumber);
    }

    private void OpenBlock(int column, Token token, int number)
    {
        if (IsInFlow || _indent >= column)
        {
            return;
        }

        _blocks.Push(_indent);
        _indent = column;
        Insert(number, token);
    }

    private void CloseBlocks(int column)
    {
        while (!IsInFlow && _indent > column)
        {
            Add(TokenKind.BlockEnd);
            _indent = _blocks.Pop();
        }
    }

    /// <summary>Skips white space and comments. A comment needs no space before it.</summary>
    private void SkipToToken()
    {
        do
        {
            if (!_hasContent)
            {
                _cursor.SkipMark();
            }

            while (_cursor.Current == ' ' || (_cursor.Current == '\t' && (IsInFlow || !_mayStartKey)))
            {
                _cursor.Skip();
            }

            _cursor.SkipComment();
        }
        while (SkipBreak());
    }

    private bool SkipBreak()
    {
        var isBreak = _cursor.TakeBreak() is not null;
        _mayStartKey |= isBreak && !IsInFlow;
        return isBreak;
    }
}

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Builds the nodes of one document from its tokens. The grammar is that of YAML 1.1.</summary>
internal sealed class NodeParser
{
    /// <summary>The maximum depth of nested lists and mappings.</summary>
    public const int MaxDepth = 256;

    private readonly TokenScanner _tokens;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private TagHandles _handles = new();
    private int _depth;

    private NodeParser(DocumentText text) => _tokens = new TokenScanner(text);

    /// <summary>Parses the first document. Returns an empty scalar if there is none.</summary>
    /// <param name="text">The text of the document.</param>
    /// <param name="mustBeLast">True if a second document is an error.</param>
    /// <exception cref="YamlProblemException">The text is not valid YAML.</exception>
    public static YamlNode Parse(DocumentText text, bool mustBeLast)
    {
        RefuseControlCharacters(text);
        return new NodeParser(text).ParseDocument(mustBeLast);
    }

    private YamlNode ParseDocument(bool mustBeLast)
    {
        var start = _tokens.Peek();
        if (start.Kind == TokenKind.StreamEnd)
        {
            return Empty(start);
        }

        var root = IsNext(TokenKind.VersionDirective, TokenKind.TagDirective, TokenKind.DocumentStart)
            ? ParseExplicitDocument()
            : ParseNode(isBlock: true);
        CheckEnd(mustBeLast);
        return root;
    }

    private YamlNode ParseExplicitDocument()
    {
        _handles = TagHandles.Read(_tokens);
        Expect(TokenKind.DocumentStart, "a line of --- must follow the directives");
        var isEmpty = IsNext(
            TokenKind.VersionDirective,
            TokenKind.TagDirective,
            TokenKind.DocumentStart,
            TokenKind.DocumentEnd,
            TokenKind.StreamEnd);
        return isEmpty ? Empty(_tokens.Peek()) : ParseNode(isBlock: true);
    }

    /// <summary>Refuses what would be dropped. Documents after a separator may be, because the caller knows of them.</summary>
    private void CheckEnd(bool mustBeLast)
    {
        if (!IsNext(TokenKind.DocumentEnd, TokenKind.DocumentStart, TokenKind.StreamEnd))
        {
            throw Problem("the document ends before this; documents must be separated by a line of ---");
        }

        if (!mustBeLast)
        {
            return;
        }

        while (IsNext(TokenKind.DocumentEnd))
        {
            _tokens.Take();
        }

        if (!IsNext(TokenKind.StreamEnd))
        {
            throw Problem("a second document starts here; documents must be separated by a line of ---");
        }
    }

    private YamlNode ParseNode(bool isBlock, bool mayBeIndentless = false)
    {
        var start = _tokens.Peek();
        if (start.Kind == TokenKind.Alias)
        {
            return ParseAlias(_tokens.Take());
        }

        var (anchor, tag) = ParseProperties();
        var next = _tokens.Peek();
        switch (next.Kind)
        {
            case TokenKind.BlockEntry when mayBeIndentless:
                return ParseSequence(start.Start, anchor, ParseIndentlessItems);
            case TokenKind.Scalar:
                _tokens.Take();
                return Remember(anchor, Scalar(start.Start, next, tag));
            case TokenKind.FlowSequenceStart:
                return ParseSequence(start.Start, anchor, ParseFlowItems);
            case TokenKind.FlowMappingStart:
                return ParseMapping(start.Start, anchor, ParseFlowEntries);
            case TokenKind.BlockSequenceStart when isBlock:
                return ParseSequence(start.Start, anchor, ParseBlockItems);
            case TokenKind.BlockMappingStart when isBlock:
                return ParseMapping(start.Start, anchor, ParseBlockEntries);
            case var _ when anchor is not null || tag is not null:
                return Remember(anchor, new ScalarNode(start.Start, "", tag ?? "", IsImplicit: tag is null));
            default:
                throw Problem(
                    next.Kind == TokenKind.StreamEnd ? "the text ends where a value must stand" : "a value is missing here");
        }
    }

    private AliasNode ParseAlias(Token alias) =>
        _anchors.TryGetValue(alias.Text, out var target)
            ? new AliasNode(alias.Start, alias.Text, target)
            : throw new YamlProblemException(alias.Start, $"the alias *{alias.Text} has no anchor before it");

    /// <summary>Parses an anchor and a tag, in any order.</summary>
    private (string? Anchor, string? Tag) ParseProperties()
    {
        string? anchor = null;
        string? tag = null;
        while (true)
        {
            if (anchor is null && IsNext(TokenKind.Anchor))
            {
                anchor = _tokens.Take().Text;
            }
            else if (tag is null && IsNext(TokenKind.Tag))
            {
                tag = _handles.Resolve(_tokens.Take());
            }
            else
            {
                return (anchor, tag);
            }
        }
    }

    /// <summary>The tag <c>!</c> makes text of any scalar.</summary>
    private static ScalarNode Scalar(TextPlace start, Token scalar, string? tag) =>
        new(start, scalar.Text, tag ?? "", IsImplicit: tag is null ? scalar.IsPlain : tag == ScalarTags.NonSpecific);

    private YamlNode Remember(string? anchor, YamlNode node)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private SequenceNode ParseSequence(TextPlace start, string? anchor, Action<SequenceNode> parseItems)
    {
        var node = new SequenceNode(start, []);
        Remember(anchor, node);
        Enter(start);
        parseItems(node);
        _depth--;
        return node;
    }

    private MappingNode ParseMapping(TextPlace start, string? anchor, Action<MappingNode> parseEntries)
    {
        var node = new MappingNode(start, []);
        Remember(anchor, node);
        Enter(start);
        parseEntries(node);
        _depth--;
        return node;
    }

    private void ParseBlockItems(SequenceNode sequence)
    {
        _tokens.Take();
        while (!TakeIf(TokenKind.BlockEnd))
        {
            Expect(TokenKind.BlockEntry, "an item of the list must start with - here");
            sequence.Items.Add(ParseOptional(isBlock: true, false, TokenKind.BlockEntry, TokenKind.BlockEnd));
        }
    }

    /// <summary>Parses a list whose dashes stand in the column of its key.</summary>
    private void ParseIndentlessItems(SequenceNode sequence)
    {
        while (TakeIf(TokenKind.BlockEntry))
        {
            sequence.Items.Add(ParseOptional(
                isBlock: true, false, TokenKind.BlockEntry, TokenKind.Key, TokenKind.Value, TokenKind.BlockEnd));
        }
    }

    private void ParseBlockEntries(MappingNode mapping)
    {
        _tokens.Take();
        while (!TakeIf(TokenKind.BlockEnd))
        {
            Expect(TokenKind.Key, "a key must stand here; check the indentation");
            var key = ParseOptional(isBlock: true, true, TokenKind.Key, TokenKind.Value, TokenKind.BlockEnd);
            var value = TakeIf(TokenKind.Value)
                ? ParseOptional(isBlock: true, true, TokenKind.Key, TokenKind.Value, TokenKind.BlockEnd)
                : Empty(_tokens.Peek());
            mapping.Entries.Add((key, value));
        }
    }

    private void ParseFlowItems(SequenceNode sequence)
    {
        _tokens.Take();
        for (var isFirst = true; !TakeIf(TokenKind.FlowSequenceEnd); isFirst = false)
        {
            if (!isFirst)
            {
                ExpectSeparator("a comma or ] must stand here");
                if (TakeIf(TokenKind.FlowSequenceEnd))
                {
                    return;
                }
            }

            sequence.Items.Add(IsNext(TokenKind.Key) ? ParsePair() : ParseNode(isBlock: false));
        }
    }

    /// <summary>Parses a mapping of one entry, without braces, in a list.</summary>
    private MappingNode ParsePair()
    {
        var node = new MappingNode(_tokens.Take().Start, []);
        Enter(node.Start);
        var key = ParseOptional(isBlock: false, false, TokenKind.Value, TokenKind.FlowEntry, TokenKind.FlowSequenceEnd);
        var value = TakeIf(TokenKind.Value)
            ? ParseOptional(isBlock: false, false, TokenKind.FlowEntry, TokenKind.FlowSequenceEnd)
            : Empty(_tokens.Peek());
        node.Entries.Add((key, value));
        _depth--;
        return node;
    }

    private void ParseFlowEntries(MappingNode mapping)
    {
        _tokens.Take();
        for (var isFirst = true; !TakeIf(TokenKind.FlowMappingEnd); isFirst = false)
        {
            if (!isFirst)
            {
                ExpectSeparator("a comma or } must stand here");
                if (TakeIf(TokenKind.FlowMappingEnd))
                {
                    return;
                }
            }

            mapping.Entries.Add(ParseFlowEntry());
        }
    }

    private (YamlNode Key, YamlNode Value) ParseFlowEntry()
    {
        if (!TakeIf(TokenKind.Key))
        {
            return (ParseNode(isBlock: false), Empty(_tokens.Peek()));
        }

        var key = ParseOptional(isBlock: false, false, TokenKind.Value, TokenKind.FlowEntry, TokenKind.FlowMappingEnd);
        var value = TakeIf(TokenKind.Value)
            ? ParseOptional(isBlock: false, false, TokenKind.FlowEntry, TokenKind.FlowMappingEnd)
            : Empty(_tokens.Peek());
        return (key, value);
    }

    /// <summary>Parses a node; null if one of the tokens follows that can only come after it.</summary>
    private YamlNode ParseOptional(bool isBlock, bool mayBeIndentless, params ReadOnlySpan<TokenKind> ends) =>
        IsNext(ends) ? Empty(_tokens.Peek()) : ParseNode(isBlock, mayBeIndentless);

    private static ScalarNode Empty(Token next) => new(next.Start, "", "", IsImplicit: true);

    private bool IsNext(params ReadOnlySpan<TokenKind> kinds) => kinds.Contains(_tokens.Peek().Kind);

    private bool TakeIf(TokenKind kind)
    {
        if (!IsNext(kind))
        {
            return false;
        }

        _tokens.Take();
        return true;
    }

    private void Expect(TokenKind kind, string problem)
    {
        if (!TakeIf(kind))
        {
            throw Problem(problem);
        }
    }

    private void ExpectSeparator(string problem) => Expect(
        TokenKind.FlowEntry, IsNext(TokenKind.Key) ? $"{problem}; text with a question mark must be quoted" : problem);

    private void Enter(TextPlace start)
    {
        if (++_depth > MaxDepth)
        {
            throw new YamlProblemException(start, $"lists and mappings may be nested at most {MaxDepth} deep");
        }
    }

    private static void RefuseControlCharacters(DocumentText text)
    {
        var (line, column) = (text.FirstLine, 1);
        foreach (var character in text.Text)
        {
            if (!YamlCharacters.IsAllowedInFile(character))
            {
                throw new YamlProblemException(
                    new TextPlace(line, column), $"the control character U+{(int)character:X4} is not allowed");
            }

            (line, column) = character == '\n' ? (line + 1, 1) : (line, column + 1);
        }
    }

    private YamlProblemException Problem(string message) => new(_tokens.Peek().Start, message);
}

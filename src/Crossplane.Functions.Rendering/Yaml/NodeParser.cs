using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Builds the nodes of one document from the parser's events.</summary>
internal sealed class NodeParser
{
    /// <summary>The maximum depth of nested lists and mappings.</summary>
    public const int MaxDepth = 256;

    private readonly Parser _parser;
    private readonly int _firstLine;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private NodeParser(DocumentText text)
    {
        _parser = new Parser(new Scanner(new StringReader(text.Text), skipComments: true));
        _firstLine = text.FirstLine;
    }

    /// <summary>Parses the first document. Returns an empty scalar if there is none.</summary>
    /// <param name="mustBeLast">True if a second document is an error.</param>
    /// <exception cref="YamlProblemException">The text is not valid YAML.</exception>
    public static YamlNode Parse(DocumentText text, bool mustBeLast)
    {
        RefuseControlCharacters(text);
        var parser = new NodeParser(text);
        try
        {
            return parser.ParseDocument(mustBeLast);
        }
        catch (YamlException exception)
        {
            var place = parser.Place(exception.Start);
            var tab = exception.Message.Contains("tab", StringComparison.Ordinal) ? TabIndentation.Find(text, place) : null;
            throw new YamlProblemException(tab ?? place, exception.Message, exception);
        }
    }

    private YamlNode ParseDocument(bool mustBeLast)
    {
        Advance();
        Advance();
        if (_parser.Current is not DocumentStart)
        {
            return new ScalarNode(new TextPlace(_firstLine, 1), "", "", IsImplicit: true);
        }

        var root = ParseNode();
        if (mustBeLast)
        {
            Advance();
            Advance();
            if (_parser.Current is DocumentStart next)
            {
                throw Problem(next.Start, "a second document starts here; documents must be separated by a line of ---");
            }
        }

        return root;
    }

    private bool Advance()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or OverflowException)
        {
            // Some malformed texts corrupt the parser's state. Only the position that it reached is known.
            throw new YamlProblemException(
                Place(_parser.Current?.End ?? Mark.Empty), "the text from here on is not valid YAML", exception);
        }
    }

    private YamlNode ParseNode()
    {
        Advance();
        return ParseCurrent();
    }

    private YamlNode ParseCurrent() => _parser.Current switch
    {
        Scalar scalar => ParseScalar(scalar),
        AnchorAlias alias => ParseAlias(alias),
        SequenceStart start => ParseSequence(start),
        MappingStart start => ParseMapping(start),
        // The parser loses a value in texts with omitted keys.
        var other => throw Problem(other?.Start ?? Mark.Empty, "a value is missing here"),
    };

    private ScalarNode ParseScalar(Scalar scalar)
    {
        RefuseKeyTakenForText(scalar);

        // The tag "!" leaves the type to the text. Every other tag is the type.
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        var isImplicit = tag.Length == 0 && (scalar.Style == YamlDotNet.Core.ScalarStyle.Plain || !scalar.Tag.IsEmpty);
        var node = new ScalarNode(Place(scalar.Start), scalar.Value, tag, isImplicit);
        Remember(scalar, node);
        return node;
    }

    // After a space and an asterisk, the parser reads a colon as text, but plain scalars never contain one.
    private void RefuseKeyTakenForText(Scalar scalar)
    {
        if (scalar.Style == YamlDotNet.Core.ScalarStyle.Plain
            && scalar.Value.Contains(" *", StringComparison.Ordinal)
            && (scalar.Value.Contains(": ", StringComparison.Ordinal) || scalar.Value.EndsWith(':')))
        {
            throw Problem(scalar.Start, "a key with a space before * must be quoted");
        }
    }

    private AliasNode ParseAlias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        return _anchors.TryGetValue(name, out var target)
            ? new AliasNode(Place(alias.Start), name, target)
            : throw Problem(alias.Start, $"the alias *{name} has no anchor before it");
    }

    private SequenceNode ParseSequence(SequenceStart start)
    {
        var node = new SequenceNode(Place(start.Start), []);
        Remember(start, node);
        Enter(start.Start);
        while (Advance() && _parser.Current is not SequenceEnd)
        {
            node.Items.Add(ParseCurrent());
        }

        _depth--;
        return node;
    }

    private MappingNode ParseMapping(MappingStart start)
    {
        var node = new MappingNode(Place(start.Start), []);
        Remember(start, node);
        Enter(start.Start);
        while (Advance() && _parser.Current is not MappingEnd)
        {
            var key = ParseCurrent();
            node.Entries.Add((key, ParseNode()));
        }

        _depth--;
        return node;
    }

    private void Remember(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = node;
        }
    }

    private void Enter(Mark start)
    {
        if (++_depth > MaxDepth)
        {
            throw Problem(start, $"lists and mappings may be nested at most {MaxDepth} deep");
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

    private TextPlace Place(Mark mark) => new(mark.Line + _firstLine - 1, mark.Column);

    private YamlProblemException Problem(Mark mark, string message) => new(Place(mark), message);
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Builds the nodes of one document from the parser's events.</summary>
internal sealed class NodeParser
{
    /// <summary>How many lists and mappings may lie within each other.</summary>
    public const int MaximumDepth = 256;

    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private NodeParser(string text) => _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>Parses the first document; null if there is none.</summary>
    /// <param name="mustBeLast">A second document is a mistake.</param>
    /// <exception cref="YamlProblemException">The text is not YAML.</exception>
    public static YamlNode? Parse(string text, bool mustBeLast)
    {
        RefuseControlCharacters(text);
        try
        {
            return new NodeParser(text).ParseDocument(mustBeLast);
        }
        catch (YamlException exception)
        {
            throw new YamlProblemException(exception.Start.Line, exception.Start.Column, exception.Message, exception);
        }
    }

    private YamlNode? ParseDocument(bool mustBeLast)
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart)
        {
            return null;
        }

        var root = ParseNode();
        if (mustBeLast)
        {
            _parser.MoveNext();
            _parser.MoveNext();
            if (_parser.Current is DocumentStart next)
            {
                throw Problem(next.Start, "a document starts here; only a line of --- may separate documents");
            }
        }

        return root;
    }

    private YamlNode ParseNode()
    {
        _parser.MoveNext();
        return ParseCurrent();
    }

    private YamlNode ParseCurrent() => _parser.Current switch
    {
        Scalar scalar => ParseScalar(scalar),
        AnchorAlias alias => ParseAlias(alias),
        SequenceStart start => ParseSequence(start),
        MappingStart start => ParseMapping(start),
        var other => throw new InvalidOperationException($"cannot parse a node: the parser returned {other}"),
    };

    private ScalarNode ParseScalar(Scalar scalar)
    {
        // The tag "!" asks for the meaning of the text; every other one is the meaning.
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        var isImplicit = tag.Length == 0 && (scalar.Style == YamlDotNet.Core.ScalarStyle.Plain || !scalar.Tag.IsEmpty);
        var node = new ScalarNode(scalar.Start, scalar.Value, tag, isImplicit);
        Remember(scalar, node);
        return node;
    }

    private AliasNode ParseAlias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        return _anchors.TryGetValue(name, out var target)
            ? new AliasNode(alias.Start, name, target)
            : throw Problem(alias.Start, $"the alias *{name} has no anchor before it");
    }

    private SequenceNode ParseSequence(SequenceStart start)
    {
        var node = new SequenceNode(start.Start, []);
        Remember(start, node);
        Enter(start.Start);
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            node.Items.Add(ParseCurrent());
        }

        _depth--;
        return node;
    }

    private MappingNode ParseMapping(MappingStart start)
    {
        var node = new MappingNode(start.Start, []);
        Remember(start, node);
        Enter(start.Start);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
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
        if (++_depth > MaximumDepth)
        {
            throw Problem(start, $"lists and mappings may be nested {MaximumDepth} deep");
        }
    }

    private static void RefuseControlCharacters(string text)
    {
        var (line, column) = (1, 1);
        foreach (var character in text)
        {
            if (!YamlCharacters.IsAllowedInFile(character))
            {
                throw new YamlProblemException(line, column, $"the control character U+{(int)character:X4} is not allowed");
            }

            (line, column) = character == '\n' ? (line + 1, 1) : (line, column + 1);
        }
    }

    private static YamlProblemException Problem(Mark mark, string message) => new(mark.Line, mark.Column, message);
}

using Kubernetes.Yaml.Scalars;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kubernetes.Yaml.Reading;

/// <summary>Builds the nodes of one document from the parser's events.</summary>
internal sealed class NodeParser
{
    private static readonly string NoReason = new InvalidOperationException().Message;

    private readonly ReferenceScanner _scanner;
    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private NodeParser(DocumentText text)
    {
        _scanner = new ReferenceScanner(text);
        _parser = new Parser(_scanner);
    }

    /// <summary>Parses the first document. Returns an empty scalar if there is none.</summary>
    /// <param name="mustBeLast">True if a second document is an error.</param>
    /// <exception cref="YamlReadException">The text is not valid YAML.</exception>
    public static YamlNode Parse(DocumentText text, bool mustBeLast)
    {
        RefuseControlCharacters(text);
        return new NodeParser(text).ParseDocument(mustBeLast);
    }

    private YamlNode ParseDocument(bool mustBeLast)
    {
        Advance();
        Advance();
        if (_parser.Current is not DocumentStart)
        {
            return new ScalarNode(Place(_parser.Current?.Start ?? Mark.Empty), "", "", IsImplicit: true);
        }

        var root = ParseNode();

        // The end of the document shows whether text was left out, even if the next document does not matter.
        Advance();
        if (mustBeLast)
        {
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
        catch (YamlException exception)
        {
            throw _scanner.Problem(exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or OverflowException)
        {
            // The library gives no reason for lines in brackets that are not indented. Other texts corrupt its state.
            throw new YamlReadException(
                Place(_scanner.Reached),
                exception.Message == NoReason
                    ? "text within brackets and braces must be indented more than the key before them"
                    : "the text from here on is not valid YAML",
                exception);
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
        // The tag "!" makes text of any scalar.
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        var isPlain = scalar.Style == YamlDotNet.Core.ScalarStyle.Plain;
        var isImplicit = tag.Length == 0 ? isPlain : tag == ScalarTags.NonSpecific;
        var node = new ScalarNode(Place(scalar.Start), scalar.Value, tag, isImplicit);
        Remember(scalar, node);
        return node;
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
        if (++_depth > YamlReader.MaxDepth)
        {
            throw Problem(start, $"lists and mappings may be nested at most {YamlReader.MaxDepth} deep");
        }
    }

    private static void RefuseControlCharacters(DocumentText document)
    {
        var (line, column) = (document.FirstLine, 1);
        var text = document.Text;
        for (var index = 0; index < text.Length; index++)
        {
            if (ProblemAt(text, index) is { } problem)
            {
                throw new YamlReadException(new TextPlace(line, column), problem);
            }

            (line, column) = text[index] == '\n' ? (line + 1, 1) : (line, column + 1);
            index += char.IsSurrogate(text[index]) ? 1 : 0;
        }
    }

    private static string? ProblemAt(string text, int index) => text[index] switch
    {
        var character when !YamlCharacters.IsAllowedInFile(character) =>
            $"the control character U+{(int)character:X4} is not allowed",
        var character when char.IsSurrogate(character) && !char.IsSurrogatePair(text, index) =>
            $"U+{(int)character:X4} stands for no character: it is half of a surrogate pair",
        _ => null,
    };

    private TextPlace Place(Mark mark) => _scanner.Place(mark);

    private YamlReadException Problem(Mark mark, string message) => new(Place(mark), message);
}

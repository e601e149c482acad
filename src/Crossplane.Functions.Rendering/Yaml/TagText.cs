using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Reads anchors, tags and directives.</summary>
internal static class TagText
{
    private const string UriCharacters = ";/?:@&=+$,.!~*'()[]";
    private const string AfterAnchor = "?:,]}%@`";

    /// <summary>Reads an anchor or an alias from its indicator on.</summary>
    /// <exception cref="YamlProblemException">The name is empty or contains a character that is not allowed.</exception>
    public static Token ReadAnchor(TextCursor cursor)
    {
        var start = cursor.Place;
        var indicator = cursor.Take();
        var name = ReadName(cursor);
        if (name.Length == 0
            || !(YamlCharacters.IsBlankOrEnd(cursor.Current) || AfterAnchor.Contains(cursor.Current, StringComparison.Ordinal)))
        {
            throw cursor.Problem($"a name of letters, digits, - and _ must follow {indicator}, and a space after it");
        }

        return new Token(indicator == '*' ? TokenKind.Alias : TokenKind.Anchor, start, name);
    }

    /// <summary>Reads a tag from its exclamation mark on. The tag <c>!</c> has no handle.</summary>
    /// <exception cref="YamlProblemException">The tag is malformed.</exception>
    public static Token ReadTag(TextCursor cursor)
    {
        var start = cursor.Place;
        var (handle, suffix) = cursor.Peek(1) == '<' ? ("", ReadVerbatim(cursor)) : ReadShorthand(cursor);
        return YamlCharacters.IsBlankOrEnd(cursor.Current)
            ? new Token(TokenKind.Tag, start, handle, suffix)
            : throw cursor.Problem("a space must follow a tag");
    }

    /// <summary>Reads a directive and the rest of its line.</summary>
    /// <exception cref="YamlProblemException">The directive is unknown or malformed.</exception>
    public static Token ReadDirective(TextCursor cursor)
    {
        var start = cursor.Place;
        cursor.Skip();
        var name = ReadName(cursor);
        var isKnown = name is "YAML" or "TAG" && YamlCharacters.IsBlankOrEnd(cursor.Current);
        if (!isKnown)
        {
            throw new YamlProblemException(
                start, "a line that starts with % must be one of the directives %YAML and %TAG; quote or indent text");
        }

        cursor.SkipBlanks();
        var directive = name == "YAML"
            ? new Token(TokenKind.VersionDirective, start, $"{ReadVersionPart(cursor)}.{ReadMinorVersion(cursor)}")
            : new Token(TokenKind.TagDirective, start, ReadHandle(cursor), ReadPrefix(cursor));
        cursor.SkipBlanks();
        cursor.SkipComment();
        if (!YamlCharacters.IsBreakOrEnd(cursor.Current))
        {
            throw cursor.Problem("nothing but a comment may follow a directive");
        }

        cursor.TakeBreak();
        return directive;
    }

    private static string ReadVersionPart(TextCursor cursor)
    {
        var digits = new StringBuilder();
        while (char.IsAsciiDigit(cursor.Current))
        {
            digits.Append(cursor.Take());
        }

        return digits.Length is 1 or 2
            ? digits.ToString().TrimStart('0')
            : throw cursor.Problem("the directive %YAML must have a version such as 1.1");
    }

    private static string ReadMinorVersion(TextCursor cursor)
    {
        if (cursor.Current != '.')
        {
            throw cursor.Problem("the directive %YAML must have a version such as 1.1");
        }

        cursor.Skip();
        return ReadVersionPart(cursor);
    }

    private static string ReadHandle(TextCursor cursor)
    {
        var handle = ReadHandleOrStart(cursor);
        return handle == "!" || (handle.Length > 1 && handle.EndsWith('!'))
            ? handle
            : throw cursor.Problem("the directive %TAG must have a handle such as !e! and a prefix");
    }

    private static string ReadPrefix(TextCursor cursor)
    {
        if (!YamlCharacters.IsBlank(cursor.Current))
        {
            throw cursor.Problem("the directive %TAG must have a handle such as !e! and a prefix");
        }

        cursor.SkipBlanks();
        return RequireUri(cursor, ReadUri(cursor));
    }

    private static string ReadVerbatim(TextCursor cursor)
    {
        cursor.Skip("!<".Length);
        var uri = RequireUri(cursor, ReadUri(cursor));
        return cursor.Current == '>' ? Closed() : throw cursor.Problem("a tag after !< must end with >");

        string Closed()
        {
            cursor.Skip();
            return uri;
        }
    }

    private static (string Handle, string Suffix) ReadShorthand(TextCursor cursor)
    {
        var first = ReadHandleOrStart(cursor);
        if (first.Length > 1 && first.EndsWith('!'))
        {
            return (first, RequireUri(cursor, ReadUri(cursor)));
        }

        var suffix = first[1..] + ReadUri(cursor);
        return suffix.Length == 0 ? ("", "!") : ("!", suffix);
    }

    private static string ReadHandleOrStart(TextCursor cursor)
    {
        if (cursor.Current != '!')
        {
            throw cursor.Problem("a tag must start with !");
        }

        cursor.Skip();
        var name = ReadName(cursor);
        if (cursor.Current != '!')
        {
            return "!" + name;
        }

        cursor.Skip();
        return $"!{name}!";
    }

    private static string ReadName(TextCursor cursor)
    {
        var name = new StringBuilder();
        while (YamlCharacters.IsOfName(cursor.Current))
        {
            name.Append(cursor.Take());
        }

        return name.ToString();
    }

    private static string RequireUri(TextCursor cursor, string uri) =>
        uri.Length > 0 ? uri : throw cursor.Problem("a tag must have a name");

    private static string ReadUri(TextCursor cursor)
    {
        var uri = new List<byte>();
        while (true)
        {
            if (cursor.Current == '%')
            {
                uri.Add(ReadOctet(cursor));
            }
            else if (YamlCharacters.IsOfName(cursor.Current) || UriCharacters.Contains(cursor.Current, StringComparison.Ordinal))
            {
                uri.Add((byte)cursor.Take());
            }
            else
            {
                return Encoding.UTF8.GetString([.. uri]);
            }
        }
    }

    private static byte ReadOctet(TextCursor cursor)
    {
        if (!char.IsAsciiHexDigit(cursor.Peek(1)) || !char.IsAsciiHexDigit(cursor.Peek(2)))
        {
            throw cursor.Problem("two hexadecimal digits must follow % in a tag");
        }

        cursor.Skip();
        return Convert.FromHexString([cursor.Take(), cursor.Take()])[0];
    }
}

using System.Buffers;
using System.Globalization;
using Kubernetes.Yaml.Scalars;
using YamlDotNet.Core.Tokens;
using LibraryStyle = YamlDotNet.Core.ScalarStyle;

namespace Kubernetes.Yaml.Reading;

/// <summary>Finds problems in the text of single tokens that the library takes and the reference refuses.</summary>
internal static class TokenText
{
    /// <summary>The problem of a tab where only spaces may stand.</summary>
    public const string TabInIndentation = "a tab cannot indent; use spaces";

    /// <summary>The problem of a colon and a space that do not follow a key.</summary>
    public const string ColonInText = "a colon and a space cannot stand here; quote text that contains them";

    /// <summary>The problem of a line that starts with a percent sign, but is no directive at the start of a document.</summary>
    public const string UnknownDirective =
        "a line that starts with % must be one of the directives %YAML and %TAG before a document; quote or indent text";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private const string NeverFirst = "?:#&*!|>'\"%@`";
    private const string AfterName = "?:,]}%@`";

    /// <summary>Finds the first problem in a scalar.</summary>
    public static (int Index, string Message)? FindProblem(string text, Scalar scalar, bool isInFlow)
    {
        var (start, end) = ((int)scalar.Start.Index, (int)scalar.End.Index);
        return scalar.Style switch
        {
            LibraryStyle.Plain => OfPlain(text, start, end, isInFlow),
            LibraryStyle.DoubleQuoted => FindProblemOfEscape(text, start, end),
            LibraryStyle.Literal or LibraryStyle.Folded => OfBlock(text, start, end),
            _ => null,
        };
    }

    /// <summary>Finds the problem in the name of an anchor or alias.</summary>
    public static (int Index, string Message)? FindProblemOfName(string text, Token token)
    {
        var (start, end) = ((int)token.Start.Index, (int)token.End.Index);
        var index = start + 1;
        index += text.AsSpan(index, end - index).IndexOfAnyExcept(NameCharacters) is var length and >= 0 ? length : end - index;
        var next = index < text.Length ? text[index] : YamlCharacters.End;
        return index == end && (YamlCharacters.IsBlankOrEnd(next) || AfterName.Contains(next, StringComparison.Ordinal))
            ? null
            : (index, $"a name of letters, digits, - and _ must follow {text[start]}, and a space after it");
    }

    /// <summary>Finds the problem in a tag.</summary>
    public static (int Index, string Message)? FindProblemOfTag(string text, Token token)
    {
        var (start, end) = ((int)token.Start.Index, (int)token.End.Index);
        if (end < text.Length && !YamlCharacters.IsBlankOrEnd(text[end]))
        {
            return (end, "a space must follow a tag");
        }

        var tag = text.AsSpan(start, end - start);
        var isHandle = tag.Length > 1 && tag[^1] == '!' && !tag[1..^1].ContainsAnyExcept(NameCharacters);
        return isHandle || tag.SequenceEqual("!<>") ? (start, "a tag must have a name") : null;
    }

    /// <summary>Finds the first escape in double quotes that the reference does not know.</summary>
    public static (int Index, string Message)? FindProblemOfEscape(string text, int start, int end)
    {
        for (var index = start; index < end - 1; index++)
        {
            if (text[index] != '\\')
            {
                continue;
            }

            if (text[index + 1] == '/')
            {
                return (index, "the escape \\/ is unknown");
            }

            if (IsSurrogate(text, index))
            {
                return (index, "the escape stands for no character: it is half of a surrogate pair; use \\U and eight digits");
            }

            index++;
        }

        return null;
    }

    private static (int Index, string Message)? OfPlain(string text, int start, int end, bool isInFlow)
    {
        if (NeverFirst.Contains(text[start], StringComparison.Ordinal) && (isInFlow || text[start] is not ('?' or ':')))
        {
            return (start, $"no value can start with {text[start]}; quote it");
        }

        for (var index = start; index < end; index++)
        {
            if (isInFlow && text[index] == '?')
            {
                return (index, "text with a question mark must be quoted within brackets and braces");
            }

            if (text[index] == ':' && YamlCharacters.IsBlankOrEnd(index + 1 < text.Length ? text[index + 1] : YamlCharacters.End))
            {
                return (index, ColonInText);
            }
        }

        return null;
    }

    private static bool IsSurrogate(string text, int index)
    {
        var digits = text[index + 1] switch
        {
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        return digits > 0
            && index + 2 + digits <= text.Length
            && uint.TryParse(
                text.AsSpan(index + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is >= 0xD800 and <= 0xDFFF;
    }

    /// <summary>
    /// The first line that is not empty sets the indentation. It must not start with a tab, and no empty line before it may be
    /// longer.
    /// </summary>
    private static (int Index, string Message)? OfBlock(string text, int start, int end)
    {
        var index = start;
        var hasIndicator = false;
        for (; index < end && !YamlCharacters.IsBreak(text[index]); index++)
        {
            hasIndicator |= char.IsAsciiDigit(text[index]) && index <= start + "|+".Length;
        }

        var (column, deepest) = (0, 0);
        for (; index < end && (text[index] == ' ' || YamlCharacters.IsBreak(text[index])); index++)
        {
            column = text[index] == ' ' ? column + 1 : 0;
            deepest = Math.Max(deepest, column);
        }

        if (index == end || (hasIndicator && column > 0))
        {
            return null;
        }

        return text[index] == '\t' ? (index, TabInIndentation)
            : column == 0 ? (index, "the text of a block scalar must be indented")
            : column < deepest ? (index, "the first line of a block scalar must be indented as far as the empty lines before it")
            : null;
    }
}

using System.Text.RegularExpressions;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Writing;

/// <summary>Chooses the style of a string.</summary>
internal static partial class ScalarStyles
{
    /// <summary>Chooses the style with the fewest quotes that is read back as the same string.</summary>
    public static ScalarStyle Select(string text)
    {
        var shape = ScalarShape.Create(text);
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return shape.MayBeLiteral ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;
        }

        if (!StaysText(text) || !shape.MayBeSingleQuoted)
        {
            return ScalarStyle.DoubleQuoted;
        }

        return shape.MayBePlain ? ScalarStyle.Plain : ScalarStyle.SingleQuoted;
    }

    // Parsers of YAML 1.1 read 12:30 as a number in base 60. The resolver does not, so this is checked separately.
    private static bool StaysText(string text) =>
        ScalarResolver.Resolve(text).Kind == ScalarKind.Text && !Base60().IsMatch(text);

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base60();
}

/// <summary>The style in which a string is written.</summary>
internal enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes. Only the single quote is escaped.</summary>
    SingleQuoted,

    /// <summary>In double quotes, with escapes.</summary>
    DoubleQuoted,

    /// <summary>As lines after <c>|</c>.</summary>
    Literal,
}

/// <summary>The styles that the characters of a string allow.</summary>
internal readonly record struct ScalarShape(bool MayBePlain, bool MayBeSingleQuoted, bool MayBeLiteral)
{
    private const string NeverFirst = "#,[]{}&*!|>'\"%@`";
    private const string FirstOnlyBeforeText = "?:-";

    /// <summary>Examines the characters of a string.</summary>
    public static ScalarShape Create(string text)
    {
        if (text.Length == 0)
        {
            return new ScalarShape(MayBePlain: true, MayBeSingleQuoted: true, MayBeLiteral: false);
        }

        var (special, breaks, breakThenSpace, spaceThenBreak) = (false, false, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = YamlCharacters.IsBreak(text[i]);
            special |= !YamlCharacters.IsPrintable(text[i]);
            breaks |= isBreak;
            breakThenSpace |= i > 0 && text[i] == ' ' && YamlCharacters.IsBreak(text[i - 1]);
            spaceThenBreak |= i > 0 && isBreak && text[i - 1] == ' ';
        }

        var endsWithSpace = text[^1] == ' ';
        var indivisible = special || spaceThenBreak;
        return new ScalarShape(
            MayBePlain: !indivisible && !breaks && !endsWithSpace && text[0] != ' ' && !HasIndicator(text),
            MayBeSingleQuoted: !indivisible && !breakThenSpace,
            MayBeLiteral: !indivisible && !endsWithSpace);
    }

    private static bool HasIndicator(string text)
    {
        if (NeverFirst.Contains(text[0], StringComparison.Ordinal)
            || text.StartsWith("---", StringComparison.Ordinal)
            || text.StartsWith("...", StringComparison.Ordinal)
            || (FirstOnlyBeforeText.Contains(text[0], StringComparison.Ordinal) && EndsWord(text, 0)))
        {
            return true;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if ((text[i] == ':' && EndsWord(text, i)) || (text[i] == '#' && text[i - 1] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWord(string text, int index) => index + 1 == text.Length || text[index + 1] == ' ';
}

using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Yaml;

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

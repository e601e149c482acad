using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Chooses the style of a string.</summary>
internal static partial class ScalarStyles
{
    /// <summary>The least quoted style that is read back as the same string.</summary>
    public static ScalarStyle Select(string text)
    {
        var shape = ScalarShape.Of(text);
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

    // Readers of YAML 1.1 take 12:30 for a number of minutes. The resolver does not, so this is asked apart.
    private static bool StaysText(string text) =>
        ScalarResolver.Resolve(text).Kind == ScalarKind.Text && !Base60().IsMatch(text);

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base60();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Parses numbers with a decimal point or an exponent.</summary>
internal static partial class FloatSyntax
{
    /// <summary>Parses a number that starts with a digit or a sign, without underscores. Returns false on overflow.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        return Number().IsMatch(text) && TryParseFinite(text, out value);
    }

    /// <summary>Parses a number that starts with its decimal point. An underscore must be between two digits here.</summary>
    public static bool TryParseFraction(string text, out double value)
    {
        value = 0;
        return Fraction().IsMatch(text) && TryParseFinite(text.Replace("_", "", StringComparison.Ordinal), out value);
    }

    private static bool TryParseFinite(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\.[0-9](_?[0-9])*([eE][-+]?[0-9](_?[0-9])*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Numbers with a decimal point or an exponent.</summary>
internal static partial class FloatSyntax
{
    /// <summary>Reads a number that starts with a digit or a sign and has its underscores removed. Overflow is not a number.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        return Number().IsMatch(text) && TryParseFinite(text, out value);
    }

    /// <summary>Reads a number that starts with its decimal point. Here an underscore must stand between two digits.</summary>
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

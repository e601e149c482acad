using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubernetes.Yaml.Scalars;

/// <summary>Parses numbers as YAML 1.1 spells them.</summary>
internal static partial class NumberSyntax
{
    /// <summary>
    /// Parses an integer without underscores: decimal, <c>0b</c>, <c>0o</c>, <c>0x</c>, or octal with a leading zero.
    /// </summary>
    /// <param name="value">The value, from -2^63 to 2^64 - 1; at most 2^63 - 1 if the text has a sign.</param>
    public static bool TryParseInteger(string text, out Int128 value)
    {
        // The reference accepts a sign after the binary prefix, but after no other.
        var isSignedBinary = text.Length > 3 && text.StartsWith("0b", StringComparison.Ordinal) && text[2] is '+' or '-';
        var number = isSignedBinary ? text.AsSpan(2) : text.AsSpan();
        var hasSign = number.Length > 0 && number[0] is '+' or '-';
        var isNegative = hasSign && number[0] == '-';
        var digits = hasSign ? number[1..] : number;
        var radix = isSignedBinary ? 2 : TakePrefix(ref digits);
        if (!TryParseDigits(digits, radix, out value))
        {
            return false;
        }

        value = isNegative ? -value : value;
        return value >= long.MinValue && (!hasSign || value <= long.MaxValue);
    }

    /// <summary>
    /// Parses a number with a decimal point or an exponent, which starts with a digit or a sign, without underscores. Returns
    /// false on overflow.
    /// </summary>
    public static bool TryParseFloat(string text, out double value)
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

    private static int TakePrefix(ref ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2 || digits[0] != '0')
        {
            return 10;
        }

        var radix = char.ToLowerInvariant(digits[1]) switch
        {
            'b' => 2,
            'o' => 8,
            'x' => 16,
            _ => 0,
        };
        if (radix == 0)
        {
            digits = digits[1..];
            return 8;
        }

        digits = digits[2..];
        return radix;
    }

    private static bool TryParseDigits(ReadOnlySpan<char> digits, int radix, out Int128 value)
    {
        value = 0;
        foreach (var character in digits)
        {
            var digit = char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : radix;
            value = (value * radix) + digit;
            if (digit >= radix || value > ulong.MaxValue)
            {
                return false;
            }
        }

        return digits.Length > 0;
    }

    private static bool TryParseFinite(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\.[0-9](_?[0-9])*([eE][-+]?[0-9](_?[0-9])*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}

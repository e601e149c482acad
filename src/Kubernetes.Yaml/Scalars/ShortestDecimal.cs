using System.Globalization;

namespace Kubernetes.Yaml.Scalars;

/// <summary>The shortest decimal digits that are read back as the same binary number.</summary>
/// <param name="Digits">The digits, without leading and trailing zeros; empty for zero.</param>
/// <param name="Point">The number of digits before the decimal point. It may be negative, or exceed the number of digits.</param>
internal readonly record struct ShortestDecimal(bool IsNegative, string Digits, int Point)
{
    private const int SmallestPlainExponent = -4;
    private const int LargestPlainExponent = 5;

    /// <summary>True if there are no digits after the decimal point.</summary>
    public bool IsIntegral => Point >= Digits.Length;

    /// <summary>Creates the digits of a finite number.</summary>
    public static ShortestDecimal Create(double value) => Parse(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Creates the digits of a finite number of single precision.</summary>
    public static ShortestDecimal Create(float value) => Parse(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Formats an integral number without an exponent.</summary>
    public string ToInteger() => Digits.Length == 0 ? "0" : Sign + Digits.PadRight(Point, '0');

    /// <summary>
    /// Formats like C's <c>%g</c>: with an exponent below -4 and from 6 upwards, otherwise with a decimal point.
    /// </summary>
    public string ToGeneral()
    {
        if (Digits.Length == 0)
        {
            return Sign + "0";
        }

        var exponent = Point - 1;
        if (exponent is < SmallestPlainExponent or > LargestPlainExponent)
        {
            var fraction = Digits.Length > 1 ? "." + Digits[1..] : "";
            var exponentSign = exponent < 0 ? "-" : "+";
            var magnitude = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return $"{Sign}{Digits[0]}{fraction}e{exponentSign}{magnitude}";
        }

        if (Point <= 0)
        {
            return Sign + "0." + new string('0', -Point) + Digits;
        }

        return IsIntegral ? ToInteger() : $"{Sign}{Digits[..Point]}.{Digits[Point..]}";
    }

    private string Sign => IsNegative ? "-" : "";

    private static ShortestDecimal Parse(string text)
    {
        var mantissa = text.AsSpan().TrimStart('-');
        var exponent = 0;
        if (mantissa.IndexOf('E') is var mark and >= 0)
        {
            exponent = int.Parse(mantissa[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..mark];
        }

        var point = mantissa.IndexOf('.') is var dot and >= 0 ? dot : mantissa.Length;
        var all = mantissa.ToString().Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return new ShortestDecimal(text[0] == '-', digits.TrimEnd('0'), point - (all.Length - digits.Length) + exponent);
    }
}

using System.Collections.Frozen;

namespace Kubernetes.Yaml.Scalars;

/// <summary>Resolves plain scalars by the rules of YAML 1.1 that the Kubernetes tools follow.</summary>
internal static class ScalarResolver
{
    private static readonly FrozenDictionary<string, ResolvedScalar> Words =
        AllWords().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Resolves an untagged plain scalar. Numbers in base 60 are strings.</summary>
    public static ResolvedScalar Resolve(string text)
    {
        if (Words.TryGetValue(text, out var word))
        {
            return word;
        }

        return text[0] switch
        {
            '.' => NumberSyntax.TryParseFraction(text, out var fraction) ? OfFloat(fraction) : default,
            '+' or '-' or (>= '0' and <= '9') => ResolveNumber(text),
            _ => default,
        };
    }

    private static ResolvedScalar ResolveNumber(string text)
    {
        if (TimestampSyntax.IsTimestamp(text))
        {
            return new ResolvedScalar(ScalarKind.Timestamp);
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (NumberSyntax.TryParseInteger(digits, out var integer))
        {
            return new ResolvedScalar(ScalarKind.Integer, Integer: integer);
        }

        return NumberSyntax.TryParseFloat(digits, out var number) ? OfFloat(number) : default;
    }

    private static ResolvedScalar OfFloat(double value) => new(ScalarKind.Float, Float: value);

    private static IEnumerable<KeyValuePair<string, ResolvedScalar>> AllWords()
    {
        var words = new (ResolvedScalar Meaning, string[] Spellings)[]
        {
            (new(ScalarKind.Null), ["", "~", "null", "Null", "NULL"]),
            (new(ScalarKind.Boolean, Boolean: true), ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]),
            (new(ScalarKind.Boolean), ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]),
            (OfFloat(double.NaN), [".nan", ".NaN", ".NAN"]),
            (OfFloat(double.PositiveInfinity), [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"]),
            (OfFloat(double.NegativeInfinity), ["-.inf", "-.Inf", "-.INF"]),
        };
        return words.SelectMany(word => word.Spellings, (word, spelling) => KeyValuePair.Create(spelling, word.Meaning));
    }
}

/// <summary>The value of a plain scalar.</summary>
/// <param name="Boolean">The value if the kind is <see cref="ScalarKind.Boolean"/>.</param>
/// <param name="Integer">The value if the kind is <see cref="ScalarKind.Integer"/>; from -2^63 to 2^64 - 1.</param>
/// <param name="Float">The value if the kind is <see cref="ScalarKind.Float"/>.</param>
internal readonly record struct ResolvedScalar(ScalarKind Kind, bool Boolean = false, Int128 Integer = default, double Float = 0);

/// <summary>The type of a plain scalar in YAML 1.1.</summary>
internal enum ScalarKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>Null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An integer of at most 64 bits.</summary>
    Integer,

    /// <summary>A floating-point number, infinity or NaN.</summary>
    Float,

    /// <summary>A date, or a date and a time.</summary>
    Timestamp,
}

using System.Collections.Frozen;

namespace Crossplane.Functions.Rendering.Yaml;

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
            '.' => FloatSyntax.TryParseFraction(text, out var fraction) ? OfFloat(fraction) : default,
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
        if (IntegerSyntax.TryParse(digits, out var integer))
        {
            return new ResolvedScalar(ScalarKind.Integer, Integer: integer);
        }

        return FloatSyntax.TryParse(digits, out var number) ? OfFloat(number) : default;
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

using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentPlatform.Values;

/// <summary>Parses Kubernetes quantities without sign or exponent: <c>500m</c>, <c>1.5</c>, <c>512Mi</c>.</summary>
internal static partial class Quantity
{
    private static readonly Dictionary<string, decimal> Units = new(StringComparer.Ordinal)
    {
        [""] = 1,
        ["m"] = 0.001m,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["P"] = 1e15m,
        ["Ki"] = 1024m,
        ["Mi"] = 1024m * 1024,
        ["Gi"] = 1024m * 1024 * 1024,
        ["Ti"] = 1024m * 1024 * 1024 * 1024,
        ["Pi"] = 1024m * 1024 * 1024 * 1024 * 1024,
    };

    public static bool TryParse(string text, out decimal amount)
    {
        var match = Grammar().Match(text);
        amount = 0;
        if (!match.Success || !decimal.TryParse(
            match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        amount = number * Units[match.Groups[2].Value];
        return true;
    }

    [GeneratedRegex(@"\A([0-9]{1,12}(?:\.[0-9]{1,9})?)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}

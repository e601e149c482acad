using System.Globalization;
using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes numbers as the Kubernetes serializer does.</summary>
internal static class NumberText
{
    /// <summary>
    /// The number in YAML. A whole number of at most 64 bits has neither point nor exponent, however JSON wrote it.
    /// </summary>
    public static string Of(JsonElement number)
    {
        if (number.TryGetInt64(out var signed))
        {
            return signed.ToString(CultureInfo.InvariantCulture);
        }

        return number.TryGetUInt64(out var unsigned)
            ? unsigned.ToString(CultureInfo.InvariantCulture)
            : Of(number.GetDouble());
    }

    private static string Of(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsPositive(number) ? ".inf" : "-.inf";
        }

        var shortest = ShortestDecimal.Of(number);
        if (!shortest.IsIntegral)
        {
            return shortest.ToGeneral();
        }

        var integer = shortest.ToInteger();
        var fits = long.TryParse(integer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            || ulong.TryParse(integer, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return fits ? integer : shortest.ToGeneral();
    }
}

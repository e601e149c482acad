using System.Globalization;
using System.Text.Json;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Writing;

/// <summary>Formats numbers as the Kubernetes serializer does.</summary>
internal static class NumberText
{
    /// <summary>
    /// Formats a number. An integer of at most 64 bits has neither decimal point nor exponent, regardless of its form
    /// in JSON.
    /// </summary>
    public static string Format(JsonElement number)
    {
        if (number.TryGetInt64(out var signed))
        {
            return signed.ToString(CultureInfo.InvariantCulture);
        }

        return number.TryGetUInt64(out var unsigned)
            ? unsigned.ToString(CultureInfo.InvariantCulture)
            : Format(number.GetDouble());
    }

    private static string Format(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsPositive(number) ? ".inf" : "-.inf";
        }

        var shortest = ShortestDecimal.Create(number);
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

using System.Globalization;
using Crossplane.Functions.Conversion;
using k8s.Models;

namespace Kubernetes.Manifests;

/// <summary>
/// Writes a resource amount in its canonical form, as API servers store it: <c>2000m</c> as <c>2</c>, <c>1024Mi</c> as
/// <c>1Gi</c>, <c>0.5</c> as <c>500m</c>.
/// </summary>
/// <remarks>
/// The result is that of <see cref="ResourceQuantity.CanonicalizeString()"/>, which works with fractions of big integers. For
/// ordinary amounts, of at most 28 digits, 64-bit integers do the same in a fraction of the time.
/// </remarks>
public sealed class QuantityConverter : ScalarConverter<ResourceQuantity>
{
    /// <summary>The amount from which on thousandths may not fit into 64 bits; a double rounds its last digit.</summary>
    private const double ExtraordinaryFrom = long.MaxValue / 1000;

    private static readonly string[] DecimalSuffixes = ["m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <inheritdoc />
    protected override Scalar ToScalar(ResourceQuantity value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CanonicalizeOrdinary(value) ?? (IsEndless(value)
            ? value.CanonicalizeString(ResourceQuantity.SuffixFormat.DecimalSI)
            : value.CanonicalizeString());
    }

    /// <inheritdoc />
    protected override ResourceQuantity FromScalar(Scalar scalar) =>
        new(scalar.Text ?? scalar.Number!.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>KubernetesClient 21.0.8 never returns for negative amounts with an exponent.</summary>
    private static bool IsEndless(ResourceQuantity quantity) =>
        quantity.Format == ResourceQuantity.SuffixFormat.DecimalExponent && quantity.ToDouble() < 0;

    /// <summary>Null for zero, negative, very large or exponential amounts, and for fractions of a thousandth.</summary>
    private static string? CanonicalizeOrdinary(ResourceQuantity quantity)
    {
        if (quantity.Format == ResourceQuantity.SuffixFormat.DecimalExponent
            || quantity.ToDouble() is <= 0 or >= ExtraordinaryFrom
            || quantity.ToDecimal() is not (> 0 and var amount))
        {
            return null;
        }

        // Kubernetes writes binary amounts below 1024, and fractions, with decimal suffixes.
        var isBinary = quantity.Format == ResourceQuantity.SuffixFormat.BinarySI && amount >= 1024;
        var units = isBinary ? amount : amount * 1000;
        return units == decimal.Truncate(units)
            ? isBinary ? Shorten((long)units, 1024, BinarySuffixes) : Shorten((long)units, 1000, DecimalSuffixes)
            : null;
    }

    private static string Shorten(long number, int step, string[] suffixes)
    {
        var suffix = 0;
        for (; suffix < suffixes.Length - 1 && number % step == 0; suffix++)
        {
            number /= step;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{number}{suffixes[suffix]}");
    }
}

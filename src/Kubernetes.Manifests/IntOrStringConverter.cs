using System.Globalization;
using Crossplane.Functions.Conversion;
using k8s.Models;

namespace Kubernetes.Manifests;

/// <summary>
/// Writes a port, count or percentage as KubernetesClient does: as a number if it parses as an integer, otherwise as text.
/// </summary>
public sealed class IntOrStringConverter : ScalarConverter<IntOrString>
{
    /// <inheritdoc />
    protected override Scalar ToScalar(IntOrString value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return long.TryParse(value.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : value.Value ?? "";
    }

    /// <inheritdoc />
    protected override IntOrString FromScalar(Scalar scalar) => scalar.Number switch
    {
        null => scalar.Text!,
        { } number when double.IsInteger(number) && Math.Abs(number) <= long.MaxValue => (long)number,
        { } number => throw new FormatException(
            $"cannot read a whole number of 64 bits: found {number.ToString(CultureInfo.InvariantCulture)}"),
    };
}

using Crossplane.Functions.Conversion;

namespace AgentPlatform.Values;

/// <summary>Reads an integer of 32 bits or a text.</summary>
internal sealed class CountOrPercentageConverter : ScalarConverter<CountOrPercentage>
{
    protected override Scalar ToScalar(CountOrPercentage value) => value.Count is { } count ? count : value.Text!;

    protected override CountOrPercentage FromScalar(Scalar scalar) => scalar.Number switch
    {
        null => new CountOrPercentage(scalar.Text!),
        { } number when double.IsInteger(number) => new CountOrPercentage(checked((int)number)),
        _ => throw new FormatException("The number is not an integer."),
    };
}

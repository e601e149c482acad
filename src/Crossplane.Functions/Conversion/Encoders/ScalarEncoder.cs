namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes a type with a <see cref="ScalarConverter{T}"/>.</summary>
/// <param name="converter">The converter.</param>
internal sealed class ScalarEncoder(IScalarConverter converter) : ValueEncoder
{
    public override void Write(object value, Slot slot, StructWriter writer, int depth)
    {
        var scalar = converter.ToScalar(value);
        if (scalar.Number is { } number)
        {
            writer.WriteNumber(slot, number == 0 ? 0 : number);
        }
        else
        {
            writer.WriteText(slot, scalar.Text!);
        }
    }
}

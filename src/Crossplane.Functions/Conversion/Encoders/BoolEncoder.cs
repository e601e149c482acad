namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes true and false.</summary>
internal sealed class BoolEncoder : ValueEncoder
{
    public static readonly BoolEncoder Instance = new();

    public override void Write(object value, Slot slot, StructWriter writer, int depth) =>
        writer.WriteBool(slot, (bool)value);
}

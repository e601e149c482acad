namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes text. Half a surrogate pair becomes the replacement character.</summary>
internal sealed class TextEncoder : ValueEncoder
{
    public static readonly TextEncoder Instance = new();

    public override void Write(object value, Slot slot, StructWriter writer, int depth) =>
        writer.WriteText(slot, (string)value);
}

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes what has fields: an object or a map.</summary>
internal abstract class FieldsEncoder : ValueEncoder
{
    public sealed override void Write(object value, Slot slot, StructWriter writer, int depth)
    {
        if (writer.Parts is { } parts && parts.TryFind(value, out var encoded))
        {
            writer.WriteBytes(slot, StructFormat.StructValue, encoded.Raw.Span);
            return;
        }

        var content = writer.Begin(slot);
        WriteFields(value, writer, depth);
        writer.End(slot, content, StructFormat.StructValue);
    }

    public abstract override void WriteFields(object value, StructWriter writer, int depth);
}

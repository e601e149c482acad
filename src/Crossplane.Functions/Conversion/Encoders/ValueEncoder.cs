namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>
/// Writes the values of one type as a Struct or a part of one, as the serialiser and <see cref="JsonToStruct"/> would one
/// after the other, without the JSON between them. Members and map values that are null are left out.
/// </summary>
internal abstract class ValueEncoder
{
    /// <summary>Writes a value as a Value.</summary>
    /// <param name="value">The value; not null.</param>
    /// <param name="slot">Where the Value goes.</param>
    /// <param name="writer">Receives it.</param>
    /// <param name="depth">The objects and lists around it.</param>
    /// <exception cref="ConversionException">As for <see cref="StructDocument.From{T}"/>.</exception>
    public abstract void Write(object value, Slot slot, StructWriter writer, int depth);

    /// <summary>Writes the members of an object, or the entries of a map.</summary>
    /// <param name="value">The object.</param>
    /// <param name="writer">Receives them.</param>
    /// <param name="depth">The objects and lists around it.</param>
    /// <inheritdoc cref="Write" path="/exception"/>
    public virtual void WriteFields(object value, StructWriter writer, int depth) =>
        throw new ConversionException("is not a JSON object");
}

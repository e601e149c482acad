using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes a list of objects, lists or texts. Items that are null stay.</summary>
/// <param name="contract">The list's contract.</param>
internal sealed class ListEncoder(JsonTypeInfo contract) : ValueEncoder
{
    // Found at the first use: a type may hold itself.
    private ValueEncoder? _items;

    public override void Write(object value, Slot slot, StructWriter writer, int depth)
    {
        StructFormat.CheckDepth(depth + 1);
        _items ??= ValueEncoders.ForItems(contract);
        var content = writer.Begin(slot);
        var index = 0;
        try
        {
            if (value is object?[] array)
            {
                for (; index < array.Length; index++)
                {
                    WriteItem(_items, array[index], writer, depth + 1);
                }
            }
            else if (value is IReadOnlyList<object?> list)
            {
                for (; index < list.Count; index++)
                {
                    WriteItem(_items, list[index], writer, depth + 1);
                }
            }
            else
            {
                foreach (var item in (IEnumerable<object?>)value)
                {
                    WriteItem(_items, item, writer, depth + 1);
                    index++;
                }
            }
        }
        catch (ConversionException exception) when (exception.IsWithin(index))
        {
            throw;
        }

        writer.End(slot, content, StructFormat.ListValue);
    }

    private static void WriteItem(ValueEncoder items, object? item, StructWriter writer, int depth)
    {
        if (item is null)
        {
            writer.WriteNull(Slot.Item);
        }
        else
        {
            items.Write(item, Slot.Item, writer, depth);
        }
    }
}

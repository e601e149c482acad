using System.Collections;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes a map whose keys are text.</summary>
/// <param name="contract">The map's contract.</param>
internal sealed class MapEncoder(JsonTypeInfo contract) : FieldsEncoder
{
    private const int LongestKeyOnStack = 64;

    private ValueEncoder? _values;

    public override void WriteFields(object value, StructWriter writer, int depth)
    {
        StructFormat.CheckDepth(depth + 1);
        var values = _values ??= ValueEncoders.ForElement(contract);
        switch (value)
        {
            case Dictionary<string, string> texts:
                foreach (var (key, text) in texts)
                {
                    WriteEntry(values, key, text, writer, depth + 1);
                }

                break;
            case SortedList<string, string> sorted:
                for (var index = 0; index < sorted.Count; index++)
                {
                    WriteEntry(values, sorted.GetKeyAtIndex(index), sorted.GetValueAtIndex(index), writer, depth + 1);
                }

                break;
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                {
                    WriteEntry(values, (string)entry.Key, entry.Value, writer, depth + 1);
                }

                break;
            default:
                new JsonEncoder(contract).WriteFields(value, writer, depth);
                break;
        }
    }

    private static void WriteEntry(ValueEncoder values, string key, object? value, StructWriter writer, int depth)
    {
        if (value is null)
        {
            return;
        }

        Span<byte> bytes = key.Length <= LongestKeyOnStack ? stackalloc byte[LongestKeyOnStack * 3] : new byte[Encoding.UTF8.GetByteCount(key)];
        try
        {
            values.Write(value, Slot.Entry(bytes[..Encoding.UTF8.GetBytes(key, bytes)]), writer, depth);
        }
        catch (ConversionException exception) when (exception.IsWithin(key))
        {
            throw;
        }
    }
}

using System.Collections;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes a map of objects, lists or scalars that are reference types.</summary>
/// <param name="contract">The map's contract.</param>
internal sealed class ObjectMapEncoder(JsonTypeInfo contract) : FieldsEncoder
{
    private const int MaxStackKey = 256;

    // Found at the first use: a type may hold itself.
    private ValueEncoder? _values;
    private Type? _plainType;

    public override void WriteFields(object value, StructWriter writer, int depth)
    {
        StructFormat.CheckDepth(depth + 1);
        var type = value.GetType();
        if (type != _plainType && !IsPlain(type))
        {
            new JsonEncoder(contract).WriteFields(value, writer, depth);
            return;
        }

        _plainType = type;
        _values ??= ValueEncoders.ForItems(contract);
        var entries = ((IDictionary)value).GetEnumerator();
        while (entries.MoveNext())
        {
            if (entries.Value is { } found)
            {
                WriteEntry(_values, (string)entries.Key, found, writer, depth);
            }
        }
    }

    private static void WriteEntry(ValueEncoder values, string key, object value, StructWriter writer, int depth)
    {
        var length = Encoding.UTF8.GetByteCount(key);
        var utf8 = length <= MaxStackKey ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(key, utf8);
        try
        {
            values.Write(value, Slot.Entry(utf8), writer, depth + 1);
        }
        catch (ConversionException exception) when (exception.IsWithin(key))
        {
            throw;
        }
    }

    /// <summary>Whether the type is exactly one of these: one that derives from them may enumerate something else.</summary>
    private static bool IsPlain(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(Dictionary<,>) || definition == typeof(SortedList<,>));
}

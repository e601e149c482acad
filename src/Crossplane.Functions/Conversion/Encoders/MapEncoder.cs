using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes a map of texts.</summary>
/// <param name="contract">The map's contract.</param>
internal sealed class MapEncoder(JsonTypeInfo contract) : FieldsEncoder
{
    // A type that derives from one of these may enumerate something else.
    public override void WriteFields(object value, StructWriter writer, int depth)
    {
        StructFormat.CheckDepth(depth + 1);
        if (value.GetType() == typeof(Dictionary<string, string>))
        {
            foreach (var (key, text) in (Dictionary<string, string>)value)
            {
                WriteEntry(key, text, writer);
            }
        }
        else if (value.GetType() == typeof(SortedList<string, string>))
        {
            var sorted = (SortedList<string, string>)value;
            for (var index = 0; index < sorted.Count; index++)
            {
                WriteEntry(sorted.GetKeyAtIndex(index), sorted.GetValueAtIndex(index), writer);
            }
        }
        else
        {
            new JsonEncoder(contract).WriteFields(value, writer, depth);
        }
    }

    private static void WriteEntry(string key, string? text, StructWriter writer)
    {
        if (text is not null)
        {
            writer.WriteText(key, text);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes any other value through JSON, as the serialiser writes it.</summary>
/// <param name="contract">The value's contract.</param>
internal sealed class JsonEncoder(JsonTypeInfo contract) : ValueEncoder
{
    private readonly JsonTypeInfo _contract = JsonContracts.Adapt(contract);

    public override void Write(object value, Slot slot, StructWriter writer, int depth)
    {
        using var json = PooledJson.Rent();
        JsonToStruct.WriteValue(Serialize(value, json), slot, writer, keepNulls: false, depth);
    }

    public override void WriteFields(object value, StructWriter writer, int depth)
    {
        using var json = PooledJson.Rent();
        JsonToStruct.Write(Serialize(value, json), writer, keepNulls: false, depth);
    }

    private ReadOnlySpan<byte> Serialize(object value, PooledJson json)
    {
        try
        {
            JsonSerializer.Serialize(json.Writer, value, _contract);
            return json.Finish();
        }
        catch (JsonException exception)
        {
            throw new ConversionException(
                $"cannot be written as JSON: objects may nest {StructFormat.MaxDepth} levels deep", exception);
        }
    }
}

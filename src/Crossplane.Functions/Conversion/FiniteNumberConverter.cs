using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Writes NaN and infinity, which JSON cannot represent, as a number that is too large for a double: the encoder refuses it
/// with the path of the field, which the serializer's own error would not have.
/// </summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteRawValue("1e999"u8, skipInputValidation: true);
        }
    }
}

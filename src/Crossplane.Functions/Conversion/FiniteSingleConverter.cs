using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Conversion;

/// <inheritdoc cref="FiniteNumberConverter" />
internal sealed class FiniteSingleConverter : JsonConverter<float>
{
    public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetSingle();

    public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteRawValue("1e999"u8, skipInputValidation: true);
        }
    }
}

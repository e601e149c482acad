using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Writes JSON as the reference reads it from a protobuf Struct: keys sorted by their bytes, and integers with the
/// precision of a double, so that those beyond 2^53 lose digits.
/// </summary>
internal static class CanonicalJson
{
    public static byte[] Write(JsonNode value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = StructDocument.MaxDepth }))
        {
            Write(value, writer);
        }

        return buffer.ToArray();
    }

    private static void Write(JsonNode? value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject fields:
                writer.WriteStartObject();
                foreach (var (name, field) in fields.OrderBy(field => field.Key, Utf8Order.Instance))
                {
                    writer.WritePropertyName(name);
                    Write(field, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteScalar(value, writer);
                break;
        }
    }

    private static void WriteScalar(JsonNode value, Utf8JsonWriter writer)
    {
        if (value.GetValueKind() == JsonValueKind.Number && IsBeyondDouble(value.ToJsonString(), out var rounded))
        {
            writer.WriteRawValue(rounded);
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static bool IsBeyondDouble(string number, out string rounded)
    {
        rounded = number;
        if (number.AsSpan().ContainsAny(".eE")
            || !double.TryParse(number, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) < 1L << 53
            || !double.IsFinite(value))
        {
            return false;
        }

        rounded = new BigInteger(value).ToString(CultureInfo.InvariantCulture);
        return true;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Meta;

/// <summary>Writes a number or a text the way it was given; reads a whole number in any notation as a number.</summary>
public sealed class IntOrStringConverter : JsonConverter<IntOrString>
{
    /// <inheritdoc />
    public override IntOrString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => ReadNumber(ref reader),
            JsonTokenType.String => new IntOrString(reader.GetString()!),
            _ => throw new JsonException($"cannot read a number or text: found {reader.TokenType}"),
        };

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, IntOrString value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }

    private static IntOrString ReadNumber(ref Utf8JsonReader reader)
    {
        // The wire knows only doubles, so another function's 80 may arrive as 80.0, which is no Int32 to the reader.
        var number = reader.GetDouble();
        if (number is >= int.MinValue and <= int.MaxValue && double.IsInteger(number))
        {
            return new IntOrString((int)number);
        }

        throw new JsonException($"cannot read a whole number of 32 bits: found {number}");
    }
}

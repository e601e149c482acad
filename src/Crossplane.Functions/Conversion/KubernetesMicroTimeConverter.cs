using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Converts times to the format of Kubernetes' <c>metav1.MicroTime</c>: RFC 3339, UTC, microseconds
/// (<c>2024-01-01T00:00:00.000000Z</c>). Select it with a <see cref="JsonConverterAttribute"/> on the property.
/// </summary>
public sealed class KubernetesMicroTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var time = value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        writer.WriteStringValue(time);
    }
}

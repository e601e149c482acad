using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Converts times to the format of Kubernetes' <c>metav1.Time</c>: RFC 3339, UTC, whole seconds
/// (<c>2024-01-01T00:00:00Z</c>). The default for <see cref="DateTimeOffset"/>.
/// </summary>
public sealed class KubernetesTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}

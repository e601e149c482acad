using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests.Conversion.Encoders;

internal sealed class WordConverter : JsonConverter<Word?>
{
    public override bool HandleNull => true;

    public override Word? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Word? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.Text ?? "none");
}

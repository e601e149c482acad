using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests.Conversion;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainPart))]
[JsonSerializable(typeof(Shape))]
[JsonSerializable(typeof(IReadOnlyList<object>), TypeInfoPropertyName = "Objects")]
[JsonSerializable(typeof(IReadOnlyDictionary<string, float?>), TypeInfoPropertyName = "Shares")]
[JsonSerializable(typeof(IReadOnlyDictionary<string, DateTimeOffset>), TypeInfoPropertyName = "Instants")]
internal sealed partial class ConversionJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Crossplane.Functions.Tests.Conversion.Encoders;

namespace Crossplane.Functions.Tests.Conversion;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainPart))]
[JsonSerializable(typeof(PlainCollections))]
[JsonSerializable(typeof(AttributedPart))]
[JsonSerializable(typeof(Chain))]
[JsonSerializable(typeof(Shape))]
[JsonSerializable(typeof(IReadOnlyList<object>), TypeInfoPropertyName = "Objects")]
[JsonSerializable(typeof(IReadOnlyDictionary<string, float?>), TypeInfoPropertyName = "Shares")]
[JsonSerializable(typeof(IReadOnlyDictionary<string, DateTimeOffset>), TypeInfoPropertyName = "Instants")]
internal sealed partial class ConversionJson : JsonSerializerContext;

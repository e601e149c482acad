using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Widget))]
[JsonSerializable(typeof(Demanding))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(WidgetSpec))]
[JsonSerializable(typeof(List<double>))]
internal sealed partial class TestJson : JsonSerializerContext;

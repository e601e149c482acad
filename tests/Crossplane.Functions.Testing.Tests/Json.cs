using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Testing.Tests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(App))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class Json : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace AgentPlatform.Kinds;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ControllerReference?>))]
internal sealed partial class ControllerReferenceJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace AgentPlatform.Shared;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ControllerReference?>))]
internal sealed partial class ControllerReferenceJson : JsonSerializerContext;

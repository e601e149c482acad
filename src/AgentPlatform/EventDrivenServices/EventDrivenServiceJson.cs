using System.Text.Json.Serialization;

namespace AgentPlatform.EventDrivenServices;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventDrivenService))]
internal sealed partial class EventDrivenServiceJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using AgentPlatform.Kinds;

namespace AgentPlatform.EventDrivenServices;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Composite<EventDrivenServiceSpec>))]
internal sealed partial class EventDrivenServiceJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using AgentPlatform.Kinds;

namespace AgentPlatform.AgentExecutors;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Composite<AgentExecutorSpec>))]
internal sealed partial class AgentExecutorJson : JsonSerializerContext;

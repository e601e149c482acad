using System.Text.Json.Serialization;

namespace AgentPlatform.AgentExecutors;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AgentExecutor))]
internal sealed partial class AgentExecutorJson : JsonSerializerContext;

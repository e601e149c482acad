using System.Text.Json.Serialization;

namespace AgentPlatform.AgentExecutors;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AgentExecutor))]
internal sealed partial class AgentExecutorJson : JsonSerializerContext;

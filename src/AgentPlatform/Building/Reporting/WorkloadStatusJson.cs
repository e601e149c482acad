using System.Text.Json.Serialization;

namespace AgentPlatform.Building.Reporting;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkloadStatus))]
internal sealed partial class WorkloadStatusJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace AgentPlatform.Building.Workloads;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StreamWorkloadSpec))]
[JsonSerializable(typeof(WorkloadSpec))]
internal sealed partial class WorkloadSpecJson : JsonSerializerContext;

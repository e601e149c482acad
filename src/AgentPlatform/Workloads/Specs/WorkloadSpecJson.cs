using System.Text.Json.Serialization;

namespace AgentPlatform.Workloads.Specs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkloadSpec))]
internal sealed partial class WorkloadSpecJson : JsonSerializerContext;

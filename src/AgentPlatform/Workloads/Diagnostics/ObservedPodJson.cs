using System.Text.Json.Serialization;

namespace AgentPlatform.Workloads.Diagnostics;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ObservedPod))]
internal sealed partial class ObservedPodJson : JsonSerializerContext;

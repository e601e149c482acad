using System.Text.Json.Serialization;

namespace AgentPlatform.Building.Pods.Diagnostics;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ObservedPod))]
internal sealed partial class ObservedPodJson : JsonSerializerContext;

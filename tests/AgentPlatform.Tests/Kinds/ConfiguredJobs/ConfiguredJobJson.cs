using System.Text.Json.Serialization;
using AgentPlatform.Kinds;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(IntOrStringConverter), typeof(QuantityConverter)])]
[JsonSerializable(typeof(Composite<ConfiguredJobSpec>))]
[JsonSerializable(typeof(ConfiguredJobSettings))]
[JsonSerializable(typeof(ConfiguredJobStatus))]
[JsonSerializable(typeof(V1Job))]
internal sealed partial class ConfiguredJobJson : JsonSerializerContext;

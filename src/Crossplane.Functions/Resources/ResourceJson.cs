using System.Text.Json.Serialization;

namespace Crossplane.Functions.Resources;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<StatusCondition>))]
internal sealed partial class ResourceJson : JsonSerializerContext;

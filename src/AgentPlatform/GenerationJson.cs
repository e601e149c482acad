using System.Text.Json.Serialization;

namespace AgentPlatform;

/// <summary>The JSON contract of a generation.</summary>
[JsonSerializable(typeof(long))]
internal sealed partial class GenerationJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace AgentPlatform.Settings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SettingsInput))]
internal sealed partial class SettingsJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentPlatform.Tests.Settings;

/// <summary>Inputs of the pipeline step.</summary>
internal static class SettingsSample
{
    /// <summary>Settings with one field beside what is required.</summary>
    /// <param name="field">A top-level field.</param>
    /// <param name="json">Its JSON; null takes the field away.</param>
    public static JsonElement With(string field, string? json)
    {
        var settings = new JsonObject { ["apiVersion"] = "agentplatform.fn.bizmatters.io/v1beta1", ["kind"] = "Settings" };
        if (json is null)
        {
            settings.Remove(field).Should().BeTrue($"the sample has {field}");
        }
        else
        {
            settings[field] = JsonNode.Parse(json);
        }

        return JsonElement.Parse(settings.ToJsonString());
    }
}

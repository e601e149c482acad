using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>Objects from JSON as a test spells them.</summary>
internal static class Json
{
    public static JsonObject Object(string json) => (JsonObject)JsonNode.Parse(json)!;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>Lists that are sets, or maps with keys in their items: nothing may stand in them twice.</summary>
internal static class ListTypeCheck
{
    public static IEnumerable<string> Problems(JsonArray items, JsonObject schema)
    {
        var keys = schema.Text("x-kubernetes-list-type") switch
        {
            "set" => items.Select(item => item?.ToJsonString() ?? "null"),
            "map" => items.OfType<JsonObject>().Select(item => Key(item, schema)),
            _ when schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True => items.Select(item => item?.ToJsonString() ?? "null"),
            _ => [],
        };
        return keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => $"must not hold {group.Key} twice");
    }

    /// <summary>A key that an item leaves out has its default.</summary>
    private static string Key(JsonObject item, JsonObject schema)
    {
        var names = (schema["x-kubernetes-list-map-keys"] as JsonArray)?.OfType<JsonValue>().Select(name => name.ToString()) ?? [];
        return string.Join(", ", names.Select(name => $"{name} {(item[name] ?? schema.Find("items", "properties", name)?["default"])?.ToJsonString() ?? "null"}"));
    }
}

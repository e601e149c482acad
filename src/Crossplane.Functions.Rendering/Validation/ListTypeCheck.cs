using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>Checks that lists which are sets, or maps keyed by fields of their items, have no duplicates.</summary>
internal static class ListTypeCheck
{
    public static IEnumerable<string> Problems(JsonArray items, JsonObject schema)
    {
        var keys = schema.Text("x-kubernetes-list-type") switch
        {
            "set" => items.Select(item => item?.ToJsonString() ?? "null"),
            "map" => items.OfType<JsonObject>().Select(item => Key(item, schema)),
            _ when schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True =>
                items.Select(item => item?.ToJsonString() ?? "null"),
            _ => [],
        };
        return keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => $"must not hold {group.Key} twice");
    }

    /// <summary>Formats the map key of an item. A missing key field has its default.</summary>
    private static string Key(JsonObject item, JsonObject schema)
    {
        var keys = (schema["x-kubernetes-list-map-keys"] as JsonArray)?.OfType<JsonValue>() ?? [];
        return string.Join(", ", keys.Select(key => key.ToString()).Select(name =>
        {
            var value = item[name] ?? schema.Find("items", "properties", name)?["default"];
            return $"{name} {value?.ToJsonString() ?? "null"}";
        }));
    }
}

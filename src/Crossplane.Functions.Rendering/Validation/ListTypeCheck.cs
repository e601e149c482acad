using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>Checks that lists which are sets, or maps keyed by fields of their items, have no duplicates.</summary>
/// <remarks>
/// Server-side apply refuses an object with duplicates in such a list, see "Merge strategy" in the documentation of Kubernetes.
/// </remarks>
internal static class ListTypeCheck
{
    /// <summary>Finds duplicates: each item that equals an earlier one, with both indexes.</summary>
    /// <param name="items">The items of the list.</param>
    /// <param name="schema">The schema of the list.</param>
    /// <param name="itemSchema">The schema of its items, with the defaults of their fields; null if there is none.</param>
    public static IEnumerable<string> Problems(JsonArray items, JsonObject schema, JsonObject? itemSchema)
    {
        var keys = schema.Text("x-kubernetes-list-type") switch
        {
            "set" => items.Select(Text),
            "map" => items.Select(item => item is JsonObject fields ? Key(fields, schema, itemSchema) : null),
            _ when schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True => items.Select(Text),
            _ => [],
        };
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. keys.Select((key, index) => (Key: key, Index: index))
                .Where(item => item.Key is not null && !places.TryAdd(item.Key, item.Index))
                .Select(item => FormattableString.Invariant(
                    $"must not hold {item.Key} twice, but has it at [{places[item.Key!]}] and [{item.Index}]")),
        ];
    }

    private static string? Text(JsonNode? item) => item?.ToJsonString() ?? "null";

    /// <summary>Formats the map key of an item. A missing key field has its default.</summary>
    private static string Key(JsonObject item, JsonObject schema, JsonObject? itemSchema)
    {
        var keys = (schema["x-kubernetes-list-map-keys"] as JsonArray)?.OfType<JsonValue>() ?? [];
        return string.Join(", ", keys.Select(key => key.ToString()).Select(name =>
        {
            var value = item[name] ?? itemSchema?.Find("properties", name)?["default"];
            return $"{name} {value?.ToJsonString() ?? "null"}";
        }));
    }
}

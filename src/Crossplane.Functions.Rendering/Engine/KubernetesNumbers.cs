using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Reads numbers as Kubernetes does, which has two types of them: those that do not fit into a signed 64-bit integer are doubles.
/// </summary>
internal static class KubernetesNumbers
{
    /// <summary>Reads a number of JSON.</summary>
    public static JsonValue Create(JsonElement number) =>
        number.TryGetInt64(out _) ? JsonValue.Create(number)! : JsonValue.Create(number.GetDouble());

    /// <summary>Replaces the numbers of a tree in place that Kubernetes would read as doubles.</summary>
    /// <returns>The tree, or the number that replaces it.</returns>
    public static JsonNode? Decode(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                for (var index = 0; index < fields.Count; index++)
                {
                    var (_, field) = fields.GetAt(index);
                    if (Decode(field) is var decoded && !ReferenceEquals(decoded, field))
                    {
                        fields.SetAt(index, decoded);
                    }
                }

                return fields;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (Decode(items[index]) is var decoded && !ReferenceEquals(decoded, items[index]))
                    {
                        items[index] = decoded;
                    }
                }

                return items;
            case JsonValue value
                when value.TryGetValue<JsonElement>(out var number)
                && number.ValueKind == JsonValueKind.Number
                && !number.TryGetInt64(out _):
                return Create(number);
            default:
                return node;
        }
    }
}

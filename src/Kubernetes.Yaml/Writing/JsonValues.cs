using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubernetes.Yaml.Writing;

/// <summary>Reads values of JSON, whatever .NET type they were created from.</summary>
internal static class JsonValues
{
    /// <summary>Replaces a value that was created from an object or a collection by the tree that it is written as.</summary>
    public static JsonNode? Expand(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array
            ? Create(value)
            : node;

    /// <summary>Reads a text.</summary>
    public static string ReadText(JsonValue value) =>
        value.TryGetValue<string>(out var text) ? text : Parse(value).GetString()!;

    /// <summary>Reads a number, with the digits that it has in JSON.</summary>
    public static JsonElement ReadNumber(JsonValue value) =>
        value.TryGetValue<JsonElement>(out var number) ? number : Parse(value);

    /// <summary>False for the floating-point numbers that JSON does not have.</summary>
    public static bool IsJsonNumber(JsonValue value) =>
        value.TryGetValue<JsonElement>(out var element)
            ? double.IsFinite(element.GetDouble())
            : !((value.TryGetValue<double>(out var number) && !double.IsFinite(number))
            || (value.TryGetValue<float>(out var single) && !float.IsFinite(single)));

    private static JsonNode? Create(JsonValue value)
    {
        // A tree may be deeper than the default of the parser; OutputCheck refuses those that are too deep.
        var element = JsonElement.Parse(value.ToJsonString(), new JsonDocumentOptions { MaxDepth = YamlWriter.MaxDepth + 1 });
        return element.ValueKind == JsonValueKind.Array ? JsonArray.Create(element) : JsonObject.Create(element);
    }

    private static JsonElement Parse(JsonValue value) => JsonElement.Parse(value.ToJsonString());
}

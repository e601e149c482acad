using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>Checks the types of JSON and of Kubernetes' schemas.</summary>
internal static class TypeCheck
{
    /// <summary>True if the value has the type that the schema requires, or the schema requires none.</summary>
    public static bool Matches(JsonNode? value, JsonObject schema)
    {
        if (IsIntOrString(schema))
        {
            return IsInteger(value) || value?.GetValueKind() == JsonValueKind.String;
        }

        return Types(schema) is not { Count: > 0 } types || types.Any(type => Is(value, type));
    }

    public static string Expected(JsonObject schema) =>
        IsIntOrString(schema) ? "an integer or a string" : string.Join(" or ", Types(schema).Select(Article));

    public static string Describe(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the string {value.ToJsonString()}",
        _ => value.ToJsonString(),
    };

    public static bool IsInteger(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number && Number(value) is var number && Math.Floor(number) == number;

    public static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static bool IsIntOrString(JsonObject schema) =>
        schema["x-kubernetes-int-or-string"]?.GetValueKind() == JsonValueKind.True;

    private static List<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => [.. types.OfType<JsonValue>().Select(type => type.ToString())],
        JsonValue type => [type.ToString()],
        _ => [],
    };

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "integer" => IsInteger(value),
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "null" => value is null,
        _ => false,
    };

    private static string Article(string type) => type switch
    {
        "null" => type,
        "object" or "array" or "integer" => $"an {type}",
        _ => $"a {type}",
    };
}

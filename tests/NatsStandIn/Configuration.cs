using System.Text.Json;
using System.Text.Json.Nodes;

namespace NatsStandIn;

/// <summary>The configuration of a stream or a consumer.</summary>
internal static class Configuration
{
    /// <exception cref="CommandException">The file cannot be read, or is no JSON object.</exception>
    public static JsonObject Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        }
        catch (Exception exception) when (exception is IOException or JsonException or InvalidOperationException)
        {
            throw new CommandException($"invalid input: {exception.Message}", exception);
        }
    }

    /// <summary>Compares as the CLI does: a field that is left out has the zero of its type, and the order of subjects is no
    /// difference.</summary>
    public static bool AreEqual(JsonObject left, JsonObject right) =>
        JsonNode.DeepEquals(WithoutZeros(left), WithoutZeros(right));

    private static JsonObject WithoutZeros(JsonObject fields) =>
        new(fields.Where(field => !IsZero(field.Value)).Select(field => KeyValuePair.Create(field.Key, Normalize(field.Value!))));

    private static JsonNode? Normalize(JsonNode value) => value switch
    {
        JsonObject fields => WithoutZeros(fields),
        JsonArray items when items.All(item => item?.GetValueKind() == JsonValueKind.String) =>
            new JsonArray([.. items.Select(item => item!.GetValue<string>()).Order(StringComparer.Ordinal).Select(
                text => JsonValue.Create(text))]),
        _ => value.DeepClone(),
    };

    private static bool IsZero(JsonNode? value) => value switch
    {
        null => true,
        JsonArray items => items.Count == 0,
        JsonObject fields => fields.All(field => IsZero(field.Value)),
        _ => value.ToJsonString() is "false" or "0" or "\"\"",
    };
}

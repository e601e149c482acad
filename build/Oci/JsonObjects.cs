using System.Text.Json.Nodes;

namespace Build.Oci;

/// <summary>Converts .NET collections to JSON.</summary>
internal static class JsonObjects
{
    /// <summary>Sorted by key, byte by byte.</summary>
    public static JsonObject Of(IEnumerable<KeyValuePair<string, string>> values) => new(values
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    public static JsonArray Of(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}

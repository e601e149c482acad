using System.Text.Json;

namespace AgentPlatform.Tests;

/// <summary>The single values of a JSON document by their paths.</summary>
internal static class JsonLeaves
{
    /// <summary>Empty objects and lists are values too.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() =>
            value.EnumerateObject().SelectMany(member => Of(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array when value.GetArrayLength() > 0 =>
            value.EnumerateArray().SelectMany((item, index) => Of(item, $"{path}[{index}]")),
        _ => [KeyValuePair.Create(path, value.GetRawText())],
    };

    /// <summary>The paths whose value one of two answers does not have or has differently.</summary>
    public static IReadOnlyList<string> Differences(PlatformAnswer one, PlatformAnswer other)
    {
        var leaves = new HashSet<KeyValuePair<string, string>>(Of(one));
        leaves.SymmetricExceptWith(Of(other));
        return [.. leaves.Select(leaf => leaf.Key).Distinct()];
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(PlatformAnswer answer) =>
        answer.Objects.SelectMany(entry => Of(entry.Value, entry.Key));
}

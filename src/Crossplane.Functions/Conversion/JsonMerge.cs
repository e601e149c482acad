using System.Text.Json;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Merges JSON objects as a JSON merge patch does (RFC 7396): objects are merged member by member, all other values,
/// including lists, are replaced, and null removes a member.
/// </summary>
internal static class JsonMerge
{
    /// <summary>
    /// Writes <paramref name="target"/> merged with <paramref name="patch"/>; members are written in ordinal order.
    /// </summary>
    public static void Write(JsonElement target, JsonElement patch, Utf8JsonWriter writer)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(writer);
            return;
        }

        var members = new SortedDictionary<string, (JsonElement Target, JsonElement Patch)>(StringComparer.Ordinal);
        if (target.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in target.EnumerateObject())
            {
                members[member.Name] = (member.Value, default);
            }
        }

        foreach (var member in patch.EnumerateObject())
        {
            members[member.Name] = (members.GetValueOrDefault(member.Name).Target, member.Value);
        }

        writer.WriteStartObject();
        foreach (var (name, (current, patched)) in members)
        {
            WriteMember(name, current, patched, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteMember(string name, JsonElement current, JsonElement patched, Utf8JsonWriter writer)
    {
        switch (patched.ValueKind)
        {
            case JsonValueKind.Undefined:
                writer.WritePropertyName(name);
                current.WriteTo(writer);
                break;
            case JsonValueKind.Null:
                break;
            default:
                writer.WritePropertyName(name);
                Write(current, patched, writer);
                break;
        }
    }
}

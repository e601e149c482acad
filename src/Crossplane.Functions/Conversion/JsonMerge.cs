using System.Text.Json;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Lays one JSON object over another: objects are merged member by member, every other value including a list replaces
/// what was there, and null removes it (RFC 7396).
/// </summary>
internal static class JsonMerge
{
    /// <summary>Writes <paramref name="target"/> with <paramref name="patch"/> laid over it; members stand in ordinal order.</summary>
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
        foreach (var (name, (kept, laid)) in members)
        {
            WriteMember(name, kept, laid, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteMember(string name, JsonElement kept, JsonElement laid, Utf8JsonWriter writer)
    {
        switch (laid.ValueKind)
        {
            case JsonValueKind.Undefined:
                writer.WritePropertyName(name);
                kept.WriteTo(writer);
                break;
            case JsonValueKind.Null:
                break;
            default:
                writer.WritePropertyName(name);
                Write(kept, laid, writer);
                break;
        }
    }
}

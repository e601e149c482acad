using System.Globalization;
using System.Text.Json;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Resources;

/// <summary>
/// The fields of an observed object that Crossplane has applied, from <c>metadata.managedFields</c>. To apply more would take
/// fields from their owners, such as the number of pods from an autoscaler.
/// </summary>
/// <remarks>
/// The form is <c>FieldsV1</c> of https://kubernetes.io/docs/reference/using-api/server-side-apply/: a member <c>f:name</c> is a
/// field, <c>k:{"name":"a"}</c> the item of a list with these keys, <c>v:1</c> the item of a set, <c>i:0</c> an item by index,
/// and <c>.</c> the value itself. Crossplane's field owner for composed resources is <c>apiextensions.crossplane.io/composed</c>
/// and a hash (<c>ComposedFieldOwnerName</c> in its <c>internal/controller/apiextensions/composite</c>).
/// </remarks>
internal static class AppliedFields
{
    private const string Owner = "apiextensions.crossplane.io/composed";

    /// <summary>Returns the object with these fields only; without server fields, if it does not tell who has applied what.</summary>
    public static StructDocument Of(StructDocument observed)
    {
        var value = observed.ToJsonElement();
        JsonElement[] fields = [.. FieldsOf(value)];
        if (fields.Length == 0)
        {
            return ServerFields.RemoveFrom(observed);
        }

        using var json = PooledJson.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name is "apiVersion" or "kind")
            {
                member.WriteTo(writer);
            }
            else if (member.Name == "metadata")
            {
                writer.WritePropertyName(member.Name);
                WriteMembers(member.Value, Inner(fields, "f:metadata"), IsIdentity, writer);
            }
            else if (member.Name != "status")
            {
                WriteMember(member, fields, writer);
            }
        }

        writer.WriteEndObject();
        return StructDocument.FromJson(json.Finish());
    }

    /// <summary>The fields of every entry of Crossplane: an object that changed hands has more than one.</summary>
    private static IEnumerable<JsonElement> FieldsOf(JsonElement value) =>
        value.TryGetProperty("metadata", out var metadata)
        && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("managedFields", out var managers)
        && managers.ValueKind == JsonValueKind.Array
            ? managers.EnumerateArray()
                .Where(manager => manager.ValueKind == JsonValueKind.Object
                    && Text(manager, "operation") == "Apply"
                    && Text(manager, "manager")?.StartsWith(Owner, StringComparison.Ordinal) == true
                    && Text(manager, "subresource") is null or "")
                .Select(manager => manager.TryGetProperty("fieldsV1", out var fields) ? fields : default)
                .Where(fields => fields.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static bool IsIdentity(string name) => name is "name" or "namespace" or "generateName";

    private static JsonElement[] Inner(IEnumerable<JsonElement> fields, string name) =>
    [
        .. fields
            .Select(field => field.ValueKind == JsonValueKind.Object && field.TryGetProperty(name, out var inner) ? inner : default)
            .Where(inner => inner.ValueKind != JsonValueKind.Undefined),
    ];

    private static void WriteMember(JsonProperty member, JsonElement[] fields, Utf8JsonWriter writer)
    {
        if (Inner(fields, $"f:{member.Name}") is { Length: > 0 } inner)
        {
            writer.WritePropertyName(member.Name);
            Write(member.Value, inner, writer);
        }
    }

    /// <summary>
    /// Writes a value. A field without fields of its own is a whole value: a scalar, or an object or list that Kubernetes never
    /// divides. An empty map looks the same, so what others have added to one is written too.
    /// </summary>
    private static void Write(JsonElement value, JsonElement[] fields, Utf8JsonWriter writer)
    {
        if (Array.Exists(fields, IsWhole))
        {
            value.WriteTo(writer);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            WriteMembers(value, fields, _ => false, writer);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            WriteItems(value, fields, writer);
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static bool IsWhole(JsonElement field) =>
        field.ValueKind != JsonValueKind.Object || !field.EnumerateObject().MoveNext();

    private static void WriteMembers(JsonElement value, JsonElement[] fields, Func<string, bool> isKept, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            if (isKept(member.Name))
            {
                member.WriteTo(writer);
            }
            else
            {
                WriteMember(member, fields, writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(JsonElement list, JsonElement[] fields, Utf8JsonWriter writer)
    {
        var parts = fields.SelectMany(field => field.EnumerateObject()).ToArray();
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var place = index++;
            if (Array.FindAll(parts, part => IsItem(item, place, part.Name)) is { Length: > 0 } found)
            {
                WriteItem(item, found, writer);
            }
        }

        writer.WriteEndArray();
    }

    private static bool IsItem(JsonElement item, int place, string field)
    {
        var text = field.AsSpan(Math.Min(2, field.Length));
        return field.AsSpan(0, field.Length - text.Length) switch
        {
            "k:" => Keys(field) is { ValueKind: JsonValueKind.Object } keys && HasKeys(item, keys),
            "v:" => TryParse(text, out var value) && JsonElement.DeepEquals(item, value),
            "i:" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index == place,
            _ => false,
        };
    }

    private static JsonElement Keys(string field) =>
        field.StartsWith("k:", StringComparison.Ordinal) && TryParse(field.AsSpan(2), out var keys) ? keys : default;

    private static bool TryParse(ReadOnlySpan<char> text, out JsonElement value)
    {
        try
        {
            value = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }

    private static bool HasKeys(JsonElement item, JsonElement keys) => item.ValueKind == JsonValueKind.Object
        && keys.EnumerateObject().All(key => item.TryGetProperty(key.Name, out var value) && JsonElement.DeepEquals(value, key.Value));

    /// <summary>Writes the keys of an item too, which are how Kubernetes finds it again.</summary>
    private static void WriteItem(JsonElement item, JsonProperty[] found, Utf8JsonWriter writer)
    {
        var fields = Array.ConvertAll(found, part => part.Value);
        var keys = found.Select(part => Keys(part.Name)).FirstOrDefault(key => key.ValueKind == JsonValueKind.Object);
        if (keys.ValueKind != JsonValueKind.Object || Array.Exists(fields, IsWhole))
        {
            Write(item, fields, writer);
        }
        else
        {
            WriteMembers(item, fields, name => keys.TryGetProperty(name, out _), writer);
        }
    }
}

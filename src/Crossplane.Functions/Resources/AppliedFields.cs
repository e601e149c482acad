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
        if (FieldsOf(value) is not { } fields)
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
                WriteMetadata(member.Value, fields, writer);
            }
            else if (member.Name != "status" && fields.TryGetProperty($"f:{member.Name}", out var inner))
            {
                writer.WritePropertyName(member.Name);
                Write(member.Value, inner, writer);
            }
        }

        writer.WriteEndObject();
        return StructDocument.FromJson(json.Finish());
    }

    private static JsonElement? FieldsOf(JsonElement value)
    {
        if (!value.TryGetProperty("metadata", out var metadata)
            || metadata.ValueKind != JsonValueKind.Object
            || !metadata.TryGetProperty("managedFields", out var managers)
            || managers.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var manager in managers.EnumerateArray())
        {
            if (manager.ValueKind == JsonValueKind.Object
                && Text(manager, "operation") == "Apply"
                && Text(manager, "manager")?.StartsWith(Owner, StringComparison.Ordinal) == true
                && Text(manager, "subresource") is null or ""
                && manager.TryGetProperty("fieldsV1", out var fields)
                && fields.ValueKind == JsonValueKind.Object)
            {
                return fields;
            }
        }

        return null;
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static void WriteMetadata(JsonElement metadata, JsonElement fields, Utf8JsonWriter writer)
    {
        var applied = fields.TryGetProperty("f:metadata", out var found) ? found : default;
        writer.WriteStartObject();
        foreach (var member in metadata.EnumerateObject())
        {
            if (member.Name is "name" or "namespace" or "generateName")
            {
                member.WriteTo(writer);
            }
            else if (applied.ValueKind == JsonValueKind.Object && applied.TryGetProperty($"f:{member.Name}", out var inner))
            {
                writer.WritePropertyName(member.Name);
                Write(member.Value, inner, writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(JsonElement value, JsonElement fields, Utf8JsonWriter writer)
    {
        var isWhole = fields.ValueKind != JsonValueKind.Object || fields.EnumerateObject().All(field => field.Name == ".");
        if (isWhole || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            value.WriteTo(writer);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject())
            {
                if (fields.TryGetProperty($"f:{member.Name}", out var inner))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, inner, writer);
                }
            }

            writer.WriteEndObject();
        }
        else
        {
            WriteItems(value, fields, writer);
        }
    }

    private static void WriteItems(JsonElement list, JsonElement fields, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (FindItem(item, index++, fields) is { } field)
            {
                WriteItem(item, field, writer);
            }
        }

        writer.WriteEndArray();
    }

    private static JsonProperty? FindItem(JsonElement item, int index, JsonElement fields)
    {
        foreach (var field in fields.EnumerateObject())
        {
            var name = field.Name.AsSpan();
            var text = name[Math.Min(2, name.Length)..];
            var isFound = name[..(name.Length - text.Length)] switch
            {
                "k:" => TryParse(text, out var keys) && keys.ValueKind == JsonValueKind.Object && HasKeys(item, keys),
                "v:" => TryParse(text, out var value) && JsonElement.DeepEquals(item, value),
                "i:" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place == index,
                _ => false,
            };
            if (isFound)
            {
                return field;
            }
        }

        return null;
    }

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
    private static void WriteItem(JsonElement item, JsonProperty field, Utf8JsonWriter writer)
    {
        if (item.ValueKind != JsonValueKind.Object || !field.Name.StartsWith("k:", StringComparison.Ordinal))
        {
            Write(item, field.Value, writer);
            return;
        }

        _ = TryParse(field.Name.AsSpan(2), out var keys);
        var isWhole = field.Value.EnumerateObject().All(inner => inner.Name == ".");
        writer.WriteStartObject();
        foreach (var member in item.EnumerateObject())
        {
            if (field.Value.TryGetProperty($"f:{member.Name}", out var inner))
            {
                writer.WritePropertyName(member.Name);
                Write(member.Value, inner, writer);
            }
            else if (isWhole || keys.TryGetProperty(member.Name, out _))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}

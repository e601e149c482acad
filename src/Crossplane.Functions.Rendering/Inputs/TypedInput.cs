using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Converts the values of an input to the types of its fields, and collects those that have another type.</summary>
internal sealed class TypedInput
{
    private readonly List<string> _problems = [];

    private TypedInput()
    {
    }

    /// <summary>Converts an input in place.</summary>
    /// <returns>A sentence for each value of another type, with its path but without the value, which may be secret.</returns>
    public static IReadOnlyList<string> Convert(JsonObject value, FieldType.Struct type)
    {
        var input = new TypedInput();
        input.ConvertFields(value, type, "");
        return input._problems;
    }

    private void ConvertFields(JsonObject fields, FieldType.Struct type, string path)
    {
        foreach (var (name, field) in type.Fields)
        {
            ConvertEntry(fields, name, field, path.Length == 0 ? name : $"{path}.{name}");
        }
    }

    private void ConvertEntry(JsonObject fields, string name, FieldType type, string path)
    {
        if (fields[name] is { } value && Convert(value, type, path) is { } converted)
        {
            fields[name] = converted;
        }
    }

    /// <returns>The value to put in the place of this one; null to keep it.</returns>
    private JsonValue? Convert(JsonNode value, FieldType type, string path)
    {
        switch (type)
        {
            case FieldType.Struct fields when value is JsonObject mapping:
                ConvertFields(mapping, fields, path);
                return null;
            case FieldType.MapOf entries when value is JsonObject mapping:
                foreach (var name in mapping.Select(entry => entry.Key).ToArray())
                {
                    ConvertEntry(mapping, name, entries.Value, $"{path}.{name}");
                }

                return null;
            case FieldType.ListOf items when value is JsonArray list:
                ConvertItems(list, items.Item, path);
                return null;
            case FieldType.Scalar when IsOf(value, type):
                return null;
            case FieldType.Scalar when type == FieldType.Text && value.GetValueKind() == JsonValueKind.Number:
                return JsonValue.Create(NumberText.Format(JsonElement.Parse(value.ToJsonString())));
            case FieldType.Scalar
                when type == FieldType.Text && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create(value.ToJsonString());
            default:
                _problems.Add($"cannot unmarshal {Describe(value)} into {path}: it must be {type.Expected}");
                return null;
        }
    }

    private void ConvertItems(JsonArray items, FieldType type, string path)
    {
        for (var index = 0; index < items.Count; index++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if (items[index] is { } item && Convert(item, type, place) is { } converted)
            {
                items[index] = converted;
            }
        }
    }

    private static bool IsOf(JsonNode value, FieldType type) => value.GetValueKind() switch
    {
        JsonValueKind.String when type == FieldType.Bytes => IsBase64(value.GetValue<string>()),
        JsonValueKind.String => type == FieldType.Text || type == FieldType.StrictText,
        JsonValueKind.Number when type == FieldType.Integer => JsonElement.Parse(value.ToJsonString()).TryGetInt64(out _),
        JsonValueKind.True or JsonValueKind.False => type == FieldType.Switch,
        _ => false,
    };

    private static bool IsBase64(string text) => System.Convert.TryFromBase64String(text, new byte[text.Length], out _);

    private static string Describe(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        _ => "bool",
    };
}

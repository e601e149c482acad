using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Converts the values of an input to the types of its fields, and collects those that have another type.</summary>
internal sealed class TypedInput
{
    private readonly List<string> _problems = [];

    private TypedInput()
    {
    }

    /// <summary>Converts an input in place.</summary>
    /// <param name="value">The input.</param>
    /// <param name="type">Its type.</param>
    /// <param name="path">The path of the input, to name its fields with.</param>
    /// <returns>A sentence for each value of another type, with its path but without the value, which may be secret.</returns>
    public static IReadOnlyList<string> Convert(JsonObject value, FieldType.Struct type, string path = "")
    {
        var input = new TypedInput();
        input.ConvertFields(value, type, path);
        return input._problems;
    }

    private void ConvertFields(JsonObject fields, FieldType.Struct type, string path)
    {
        foreach (var (name, field) in type.Fields)
        {
            if (fields[name] is { } value && Convert(value, field, path.Length == 0 ? name : $"{path}.{name}") is { } converted)
            {
                fields[name] = converted;
            }
        }
    }

    /// <returns>The value to put in the place of this one; null to keep it.</returns>
    private JsonValue? Convert(JsonNode value, FieldType declared, string path)
    {
        var type = Select(declared, value);
        switch (type)
        {
            case FieldType.Struct fields when value is JsonObject mapping:
                ConvertFields(mapping, fields, path);
                return null;
            case FieldType.MapOf entries when value is JsonObject mapping:
                ConvertEntries(mapping, entries.Value, path);
                return null;
            case FieldType.ListOf items when value is JsonArray list:
                ConvertItems(list, items.Item, path);
                return null;
            case FieldType.Scalar when IsOf(value, type):
                return null;
            case FieldType.Scalar when type == FieldType.Text && value.GetValueKind() == JsonValueKind.Number:
                return JsonValue.Create(YamlWriter.Write(value).TrimEnd('\n'));
            case FieldType.Scalar
                when type == FieldType.Text && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create(value.ToJsonString());
            default:
                _problems.Add($"cannot unmarshal {Describe(value)} into {path}: it must be {type.Expected}");
                return null;
        }
    }

    private void ConvertEntries(JsonObject entries, FieldType type, string path)
    {
        foreach (var name in entries.Select(entry => entry.Key).ToArray())
        {
            if ((entries[name] is { } value ? Convert(value, type, $"{path}.{name}") : Zero(type)) is { } converted)
            {
                entries[name] = converted;
            }
        }
    }

    private void ConvertItems(JsonArray items, FieldType type, string path)
    {
        for (var index = 0; index < items.Count; index++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if ((items[index] is { } item ? Convert(item, type, place) : Zero(type)) is { } converted)
            {
                items[index] = converted;
            }
        }
    }

    /// <summary>What Go makes of a null item or entry; null if that is null, too.</summary>
    private static JsonNode? Zero(FieldType type) => type switch
    {
        FieldType.Recursive recursive => Zero(recursive.Type),
        FieldType.Struct => new JsonObject(),
        _ when type == FieldType.Text || type == FieldType.StrictText => JsonValue.Create(""),
        _ => null,
    };

    private static FieldType Select(FieldType type, JsonNode value) => type switch
    {
        FieldType.Recursive recursive => Select(recursive.Type, value),
        FieldType.OneOf choice =>
            choice.Types.Select(option => Select(option, value)).FirstOrDefault(option => IsKind(value, option)) ?? type,
        _ => type,
    };

    private static bool IsKind(JsonNode value, FieldType type) => type switch
    {
        FieldType.Struct or FieldType.MapOf => value is JsonObject,
        FieldType.ListOf => value is JsonArray,
        _ => IsOf(value, type),
    };

    private static bool IsOf(JsonNode value, FieldType type) => value.GetValueKind() switch
    {
        _ when type == FieldType.Any => true,
        JsonValueKind.String when type == FieldType.Bytes => Base64Text.Decode(value.GetValue<string>()) is not null,
        JsonValueKind.String => type == FieldType.Text || type == FieldType.StrictText,
        JsonValueKind.Number when type == FieldType.Integer => value.AsValue().TryGetValue<long>(out _),
        JsonValueKind.Number => type == FieldType.Number,
        JsonValueKind.True or JsonValueKind.False => type == FieldType.Switch,
        _ => false,
    };

    private static string Describe(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        _ => "bool",
    };
}

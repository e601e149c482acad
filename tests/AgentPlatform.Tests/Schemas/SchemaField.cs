using System.Text.Json;

namespace AgentPlatform.Tests.Schemas;

/// <summary>A field of a schema.</summary>
/// <param name="Path">From the root, with <c>[]</c> for the items of a list and <c>{}</c> for the values of a map.</param>
/// <param name="Schema">The schema of the field alone.</param>
internal sealed record SchemaField(string Path, JsonElement Schema)
{
    public string? Description => Text("description");

    /// <summary>The type in words that <see cref="ModelField.Type"/> has too.</summary>
    public string Type => Text("type") switch
    {
        null when Schema.TryGetProperty("x-kubernetes-int-or-string", out _) => "int-or-string",
        "object" when Schema.TryGetProperty("additionalProperties", out _) => "map",
        "integer" => $"integer {Text("format")}",
        var type => type ?? "anything",
    };

    /// <summary>The CEL rules on the field.</summary>
    public IEnumerable<JsonElement> Rules =>
        Schema.TryGetProperty("x-kubernetes-validations", out var rules) ? rules.EnumerateArray() : [];

    /// <summary>Whether this is an item of a list or a value of a map, which has no name and need not be described.</summary>
    public bool HasNoName => Path.EndsWith(']') || Path.EndsWith('}');

    /// <summary>Every field of a schema, those that hold others first.</summary>
    public static IEnumerable<SchemaField> Of(JsonElement schema, string path = "")
    {
        foreach (var (name, child) in Children(schema))
        {
            var childPath = path.Length == 0 ? name.TrimStart('.') : path + name;
            yield return new SchemaField(childPath, child);
            foreach (var field in Of(child, childPath))
            {
                yield return field;
            }
        }
    }

    private static IEnumerable<(string Name, JsonElement Schema)> Children(JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items))
        {
            yield return ("[]", items);
        }

        if (schema.TryGetProperty("additionalProperties", out var values))
        {
            yield return ("{}", values);
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                yield return ($".{property.Name}", property.Value);
            }
        }
    }

    private string? Text(string name) => Schema.TryGetProperty(name, out var value) ? value.GetString() : null;
}

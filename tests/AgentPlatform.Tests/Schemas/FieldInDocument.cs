using System.Text.Json;
using System.Text.Json.Nodes;
using AgentPlatform.Values;

namespace AgentPlatform.Tests.Schemas;

/// <summary>A field of a schema where a document has it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Location">The path in this document, as the function's messages name it.</param>
/// <param name="Keys">Names of members and indexes of items from the document's root.</param>
/// <param name="IsRequired">Whether the schema requires it.</param>
internal sealed record FieldInDocument(SchemaField Field, string Location, IReadOnlyList<object> Keys, bool IsRequired)
{
    /// <summary>Every field that a document has.</summary>
    public static IEnumerable<FieldInDocument> Of(JsonElement schema, JsonNode document, string location) =>
        Of(new FieldInDocument(new SchemaField("", schema), location, [], false), document);

    /// <summary>A copy of a document with another value in this place; null takes the field away.</summary>
    public JsonObject Change(JsonObject document, JsonNode? value)
    {
        var copy = document.DeepClone().AsObject();
        var parent = Keys.SkipLast(1).Aggregate((JsonNode)copy, Step);
        switch (parent)
        {
            case JsonArray items:
                items[(int)Keys[^1]] = value;
                break;
            case JsonObject members when value is null:
                members.Remove((string)Keys[^1]);
                break;
            default:
                parent[(string)Keys[^1]] = value;
                break;
        }

        return copy;
    }

    private static JsonNode Step(JsonNode node, object key) => key is int index ? node[index]! : node[(string)key]!;

    private static IEnumerable<FieldInDocument> Of(FieldInDocument parent, JsonNode node) =>
        parent.Children(node).SelectMany(child => Of(child.Field, child.Node).Prepend(child.Field));

    private IEnumerable<(FieldInDocument Field, JsonNode Node)> Children(JsonNode node)
    {
        var schema = Field.Schema;
        if (node is JsonArray items)
        {
            return items.Select(
                (item, index) => (Child("[]", schema.GetProperty("items"), $"{Location}[{index}]", index, false), item!));
        }

        if (node is not JsonObject members)
        {
            return [];
        }

        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()).ToArray()
            : [];
        return schema.TryGetProperty("additionalProperties", out var values)
            ? members.Select(
                member => (Child("{}", values, Checks.FieldPathOf(Location, member.Key), member.Key, false), member.Value!))
            : members.Select(member => (
                Child(
                    $".{member.Key}",
                    schema.GetProperty("properties").GetProperty(member.Key),
                    $"{Location}.{member.Key}".TrimStart('.'),
                    member.Key,
                    required.Contains(member.Key)),
                member.Value!));
    }

    private FieldInDocument Child(string name, JsonElement schema, string location, object key, bool isRequired) =>
        new(new SchemaField((Field.Path + name).TrimStart('.'), schema), location, [.. Keys, key], isRequired);
}

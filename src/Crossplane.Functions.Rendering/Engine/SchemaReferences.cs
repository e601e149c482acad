using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Resolves the references of an OpenAPI v3 schema.</summary>
internal sealed class SchemaReferences
{
    private const string Prefix = "#/components/schemas/";

    private readonly JsonObject _schemas;
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private SchemaReferences(JsonObject schemas) => _schemas = schemas;

    /// <summary>Creates a copy without references. A recursive reference becomes an object without properties.</summary>
    /// <param name="name">The name of the schema.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="schemas">The schemas that it may reference, by name.</param>
    public static JsonNode Resolve(string name, JsonObject schema, JsonObject schemas)
    {
        var references = new SchemaReferences(schemas);
        references._open.Add(name);
        return references.Resolve(schema);
    }

    private JsonNode Resolve(JsonObject schema)
    {
        if (Reference(schema) is not { } name)
        {
            return ResolveParts(schema);
        }

        if (_schemas[name] is not JsonObject target)
        {
            throw new RenderException($"cannot resolve schema reference \"{Prefix}{name}\": there is no such schema");
        }

        if (!_open.Add(name))
        {
            return new JsonObject { ["type"] = "object" };
        }

        var resolved = Resolve(target);
        _open.Remove(name);
        return resolved;
    }

    /// <summary>
    /// Finds the name that a schema references. Kubernetes wraps a reference in <c>allOf</c> if there is a description
    /// or default.
    /// </summary>
    private static string? Reference(JsonObject schema)
    {
        if (schema.Text("$ref") is { Length: > 0 } reference)
        {
            return reference.StartsWith(Prefix, StringComparison.Ordinal) ? reference[Prefix.Length..] : reference;
        }

        return (schema["allOf"] as JsonArray)?.OfType<JsonObject>().Select(Reference).FirstOrDefault(name => name is not null);
    }

    private JsonObject ResolveParts(JsonObject schema)
    {
        var result = (JsonObject)schema.DeepClone();
        if (schema["properties"] is JsonObject properties)
        {
            result["properties"] = new JsonObject(properties.Select(property =>
                KeyValuePair.Create(
                    property.Key, property.Value is JsonObject part ? Resolve(part) : property.Value?.DeepClone())));
        }

        foreach (var name in (ReadOnlySpan<string>)["additionalProperties", "items"])
        {
            if (schema[name] is JsonObject part)
            {
                result[name] = Resolve(part);
            }
        }

        return result;
    }
}

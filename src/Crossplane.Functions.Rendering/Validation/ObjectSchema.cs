using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>The schema of one kind.</summary>
/// <param name="Root">The schema that an object of the kind must match.</param>
/// <param name="Document">The document that <c>$ref</c> points into.</param>
/// <param name="Dialect">The treatment of fields that the schema does not list.</param>
internal sealed record ObjectSchema(JsonObject Root, JsonObject Document, SchemaDialect Dialect)
{
    /// <summary>Follows references. Kubernetes wraps a reference in <c>allOf</c> if there is a description beside it.</summary>
    /// <exception cref="RenderException">A reference cannot be resolved.</exception>
    public JsonObject Resolve(JsonObject schema)
    {
        for (var hops = 0; hops < MaxHops; hops++)
        {
            if (Reference(schema) is not { } reference)
            {
                return schema;
            }

            schema = Find(reference)
                ?? throw new RenderException($"cannot resolve schema reference \"{reference}\": there is no such schema");
        }

        throw new RenderException($"cannot resolve schema reference \"{Reference(schema)}\": it leads back to itself");
    }

    private const int MaxHops = 32;

    private static string? Reference(JsonObject schema)
    {
        if (schema.Text("$ref") is { Length: > 0 } reference)
        {
            return reference;
        }

        return schema["properties"] is null
            && schema["allOf"] is JsonArray { Count: 1 } all
            && all[0] is JsonObject only
            && only.Text("$ref") is { Length: > 0 } wrapped
            ? wrapped
            : null;
    }

    /// <summary>Finds the target of a JSON pointer such as <c>#/definitions/Name</c>.</summary>
    private JsonObject? Find(string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        var current = Document;
        foreach (var part in reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            current = current.Find(name);
            if (current is null)
            {
                return null;
            }
        }

        return current;
    }
}

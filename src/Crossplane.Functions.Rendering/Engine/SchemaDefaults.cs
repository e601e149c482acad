using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Fills in the defaults of an XRD's schema, as the API server does when an object is created.</summary>
internal static class SchemaDefaults
{
    /// <exception cref="RenderException">The XRD does not have the composite's version.</exception>
    public static void Apply(JsonObject composite, JsonObject definition)
    {
        var version = composite.ApiVersion().Split('/')[^1];
        var versions = (definition.Find("spec")?["versions"] as JsonArray)?.OfType<JsonObject>() ?? [];
        var found = versions.FirstOrDefault(candidate => candidate.Text("name") == version)
            ?? throw new RenderException($"the specified API version '{version}' does not exist in the XRD");
        if (found.Find("schema", "openAPIV3Schema") is { } schema)
        {
            ApplyTo(composite, schema);
        }
    }

    private static void ApplyTo(JsonNode? value, JsonObject schema)
    {
        switch (value)
        {
            case JsonObject fields:
                ApplyToFields(fields, schema);
                break;
            case JsonArray items when schema["items"] is JsonObject itemSchema:
                foreach (var item in items)
                {
                    ApplyTo(item, itemSchema);
                }

                break;
        }
    }

    private static void ApplyToFields(JsonObject fields, JsonObject schema)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var (name, property) in properties)
        {
            if (property is JsonObject described)
            {
                ApplyToField(fields, name, described);
            }
        }

        if (schema["additionalProperties"] is JsonObject others)
        {
            foreach (var (name, value) in fields)
            {
                if (!properties.ContainsKey(name))
                {
                    ApplyTo(value, others);
                }
            }
        }
    }

    private static void ApplyToField(JsonObject fields, string name, JsonObject schema)
    {
        var isNullable = schema["nullable"]?.GetValueKind() == System.Text.Json.JsonValueKind.True;
        if (schema["default"] is { } fallback && (!fields.ContainsKey(name) || (fields[name] is null && !isNullable)))
        {
            fields[name] = fallback.DeepClone();
        }

        ApplyTo(fields[name], schema);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Applies the defaults of an XRD's schema, as the API server does when an object is created.</summary>
internal static class SchemaDefaults
{
    private static readonly string[] Described = ["spec", "status"];

    /// <summary>
    /// Applies the defaults below <c>spec</c> and <c>status</c>. Crossplane copies only their properties into the CRD,
    /// so not even a default of <c>spec</c> itself applies.
    /// </summary>
    /// <exception cref="RenderException">The XRD does not define the version of the composite.</exception>
    public static void Apply(JsonObject composite, JsonObject definition)
    {
        var spec = definition.Find("spec");
        var versions = (spec?["versions"] as JsonArray)?.OfType<JsonObject>() ?? [];
        var group = spec.Text("group");
        var version = versions.FirstOrDefault(candidate => $"{group}/{candidate.Text("name")}" == composite.ApiVersion())
            ?? throw new RenderException($"the specified API version '{composite.ApiVersion()}' does not exist in the XRD");
        foreach (var name in Described)
        {
            if (composite[name] is JsonObject fields
                && version.Find("schema", "openAPIV3Schema", "properties", name, "properties") is { } properties)
            {
                ApplyToFields(fields, new JsonObject { ["properties"] = properties.DeepClone() });
            }
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
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index] is null && Replacement(itemSchema, isNull: true) is { } fallback)
                    {
                        items[index] = fallback;
                    }

                    ApplyTo(items[index], itemSchema);
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
            foreach (var name in fields.Select(field => field.Key).Where(name => !properties.ContainsKey(name)).ToArray())
            {
                ApplyToField(fields, name, others);
            }
        }
    }

    private static void ApplyToField(JsonObject fields, string name, JsonObject schema)
    {
        if (fields[name] is null && Replacement(schema, fields.ContainsKey(name)) is { } fallback)
        {
            fields[name] = fallback;
        }

        ApplyTo(fields[name], schema);
    }

    /// <summary>The default for a value that is missing, or null although it is not nullable; null to keep the value.</summary>
    private static JsonNode? Replacement(JsonObject schema, bool isNull)
    {
        var isNullable = schema["nullable"]?.GetValueKind() == JsonValueKind.True;
        return isNull && isNullable ? null : schema["default"]?.DeepClone();
    }
}

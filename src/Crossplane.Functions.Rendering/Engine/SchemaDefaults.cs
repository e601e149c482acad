using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Applies the defaults of an XRD's schema, as the API server does when an object is created.</summary>
internal static class SchemaDefaults
{
    private static readonly string[] Described = ["spec", "status"];

    /// <summary>
    /// Applies the defaults below <c>spec</c> and <c>status</c>. Crossplane copies only their properties into the CRD,
    /// so not even a default of <c>spec</c> itself applies, and its own fields replace those of the XRD.
    /// </summary>
    /// <exception cref="RenderException">
    /// The XRD has a malformed schema, or does not define the version of the composite.
    /// </exception>
    public static void Apply(JsonObject composite, JsonObject definition)
    {
        var spec = definition.Find("spec");
        var versions = (spec?["versions"] as JsonArray)?.OfType<JsonObject>().ToArray() ?? [];
        var group = spec.Text("group");
        var index = Array.FindIndex(versions, version => $"{group}/{version.Text("name")}" == composite.ApiVersion());
        var problems = DefinitionShape.Problems(versions, index);
        if (problems.Count > 0)
        {
            throw new RenderException($"cannot derive CRD from XRD \"{definition.Name()}\": {string.Join("; ", problems)}");
        }

        if (index < 0)
        {
            throw new RenderException($"the specified API version '{composite.ApiVersion()}' does not exist in the XRD");
        }

        var schema = WithOwnFields(versions[index].Find("schema", "openAPIV3Schema")!, spec);
        foreach (var name in Described)
        {
            if (composite[name] is JsonObject fields && schema.Find("properties", name, "properties") is { } properties)
            {
                ApplyToFields(fields, new JsonObject { ["properties"] = properties.DeepClone() });
            }
        }
    }

    /// <summary>Adds Crossplane's own fields. Their location follows from the scope alone, whatever the XRD's version.</summary>
    private static JsonObject WithOwnFields(JsonObject schema, JsonObject? spec)
    {
        var isLegacy = spec.Text("scope") is "" or "LegacyCluster";
        var result = CompositeFields.AddTo(schema, isLegacy ? CompositeSchema.Legacy : CompositeSchema.Modern);
        if (spec.Text("defaultCompositionUpdatePolicy") is { Length: > 0 } policy)
        {
            var own = result.Find("properties", "spec", "properties");
            own = isLegacy ? own : own?.Find("crossplane", "properties");
            own!.Find("compositionUpdatePolicy")!["default"] = policy;
        }

        return result;
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

    /// <summary>Applies the defaults of the fields of a schema, at any depth.</summary>
    public static void ApplyToFields(JsonObject fields, JsonObject schema)
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

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Checks that the schemas of an XRD have the shape of schemas, and that the one of the composite has no keyword that
/// Kubernetes refuses. Missing and null values are accepted, but for the schemas of the versions.
/// </summary>
internal sealed class DefinitionShape
{
    private static readonly string[] SchemaMaps = ["properties", "patternProperties", "definitions"];
    private static readonly string[] SchemaLists = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Refused =
        ["$ref", "$schema", "id", "definitions", "patternProperties", "dependencies", "additionalItems"];

    private readonly List<string> _problems = [];

    private DefinitionShape()
    {
    }

    /// <param name="versions">The versions of the XRD.</param>
    /// <param name="composite">The index of the version of the composite; below zero if there is none.</param>
    /// <returns>A sentence for each problem, with its path.</returns>
    public static IReadOnlyList<string> Problems(IReadOnlyList<JsonObject> versions, int composite)
    {
        var shape = new DefinitionShape();
        for (var index = 0; index < versions.Count; index++)
        {
            var place = $"spec.versions[{index}].schema";
            if (versions[index].Find("schema") is not { } validation)
            {
                shape._problems.Add($"{place} must be a mapping, but is {Describe(versions[index]["schema"])}");
            }
            else if (validation["openAPIV3Schema"] is JsonObject schema)
            {
                shape.Check(schema, $"{place}.openAPIV3Schema");
                if (index == composite)
                {
                    shape.CheckCopied(schema, $"{place}.openAPIV3Schema.properties");
                }
            }
            else
            {
                shape._problems.Add(
                    $"{place}.openAPIV3Schema must be a mapping, but is {Describe(validation["openAPIV3Schema"])}");
            }
        }

        return shape._problems;
    }

    private static string Describe(JsonNode? value) => value switch
    {
        null => "missing",
        JsonObject => "a mapping",
        JsonArray => "a list",
        _ => value.ToJsonString(),
    };

    /// <summary>The schemas directly below a schema, with their places. What is no schema is left out.</summary>
    private static IEnumerable<(JsonObject Schema, string Place)> Parts(JsonObject schema, string place)
    {
        foreach (var keyword in SchemaMaps)
        {
            foreach (var (name, part) in schema[keyword] as JsonObject ?? [])
            {
                if (part is JsonObject found)
                {
                    yield return (found, $"{place}.{keyword}.{name}");
                }
            }
        }

        foreach (var keyword in (string[])[.. SchemaLists, "items"])
        {
            foreach (var (index, part) in (schema[keyword] as JsonArray ?? []).Index())
            {
                if (part is JsonObject found)
                {
                    yield return (found, $"{place}.{keyword}[{index}]");
                }
            }
        }

        foreach (var keyword in (string[])["items", "additionalProperties", "not"])
        {
            if (schema[keyword] is JsonObject found)
            {
                yield return (found, $"{place}.{keyword}");
            }
        }
    }

    private void Check(JsonObject schema, string place)
    {
        foreach (var keyword in SchemaMaps)
        {
            Require(schema[keyword] is null or JsonObject, schema[keyword], $"{place}.{keyword}", "a mapping");
            foreach (var (name, part) in schema[keyword] as JsonObject ?? [])
            {
                Require(part is null or JsonObject, part, $"{place}.{keyword}.{name}", "a mapping");
            }
        }

        foreach (var keyword in SchemaLists)
        {
            Require(schema[keyword] is null or JsonArray, schema[keyword], $"{place}.{keyword}", "a list");
            foreach (var (index, part) in (schema[keyword] as JsonArray ?? []).Index())
            {
                Require(part is null or JsonObject, part, $"{place}.{keyword}[{index}]", "a mapping");
            }
        }

        Require(schema["items"] is null or JsonObject or JsonArray, schema["items"], $"{place}.items", "a mapping");
        Require(schema["not"] is null or JsonObject, schema["not"], $"{place}.not", "a mapping");
        var others = schema["additionalProperties"];
        Require(
            others is null or JsonObject || others.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            others,
            $"{place}.additionalProperties",
            "a mapping or a boolean");
        foreach (var (part, below) in Parts(schema, place))
        {
            Check(part, below);
        }
    }

    private void Require(bool isAllowed, JsonNode? value, string place, string what)
    {
        if (!isAllowed)
        {
            _problems.Add($"{place} must be {what}, but is {Describe(value)}");
        }
    }

    /// <summary>Checks what Crossplane copies into the CRD.</summary>
    private void CheckCopied(JsonObject schema, string place)
    {
        foreach (var name in (string[])["spec", "status"])
        {
            if (schema.Find("properties", name) is { } part)
            {
                var copied = new JsonObject
                {
                    ["properties"] = part["properties"]?.DeepClone(),
                    ["oneOf"] = part["oneOf"]?.DeepClone(),
                };
                CheckKeywords(copied, $"{place}.{name}");
            }
        }
    }

    private void CheckKeywords(JsonObject schema, string place)
    {
        foreach (var keyword in Refused)
        {
            if (schema[keyword] is { } value and not (JsonObject { Count: 0 } or JsonArray { Count: 0 }))
            {
                _problems.Add($"{place}.{keyword} is not supported in the schema of a custom resource, but is {Describe(value)}");
            }
        }

        if (schema["items"] is JsonArray)
        {
            _problems.Add($"{place}.items must be a mapping, but is a list");
        }

        foreach (var (part, below) in Parts(schema, place))
        {
            CheckKeywords(part, below);
        }
    }
}

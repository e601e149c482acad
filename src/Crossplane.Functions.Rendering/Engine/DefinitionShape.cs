using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Inputs;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Checks that the schemas of an XRD have the fields and types of Kubernetes' schemas, and that the one of the composite has
/// no keyword that Kubernetes refuses.
/// </summary>
internal sealed class DefinitionShape
{
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
            var place = $"spec.versions[{index}]";
            var problems = TypedInput.Convert(versions[index], FieldTypes.VersionSchema, place);
            shape._problems.AddRange(problems);
            if (problems.Count > 0)
            {
                continue;
            }

            if (versions[index].Find("schema", "openAPIV3Schema") is not { } schema)
            {
                shape._problems.Add($"{place}.schema.openAPIV3Schema is required, but missing");
            }
            else if (index == composite)
            {
                shape.CheckCopied(schema, $"{place}.schema.openAPIV3Schema.properties");
            }
        }

        return shape._problems;
    }

    /// <summary>The schemas directly below a schema, with their places.</summary>
    private static IEnumerable<(JsonObject Schema, string Place)> Parts(JsonObject schema, string place)
    {
        foreach (var keyword in (string[])["properties", "patternProperties", "definitions"])
        {
            foreach (var (name, part) in schema[keyword] as JsonObject ?? [])
            {
                if (part is JsonObject found)
                {
                    yield return (found, $"{place}.{keyword}.{name}");
                }
            }
        }

        foreach (var keyword in (string[])["allOf", "anyOf", "oneOf"])
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
                _problems.Add(
                    $"{place}.{keyword} is not supported in the schema of a custom resource, but is {value.ToJsonString()}");
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

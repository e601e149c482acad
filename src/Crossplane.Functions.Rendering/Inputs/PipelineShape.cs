using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>
/// Checks that a Composition's pipeline has lists and mappings where steps are read from. Missing and null values are
/// accepted; the readers of the fields handle them.
/// </summary>
internal sealed class PipelineShape
{
    private readonly List<string> _problems = [];

    private PipelineShape()
    {
    }

    /// <returns>A sentence for each value of another type, with its path.</returns>
    public static IReadOnlyList<string> Problems(JsonObject composition)
    {
        var shape = new PipelineShape();
        foreach (var (step, place) in shape.Mappings(composition.Find("spec") ?? [], "pipeline", "spec"))
        {
            shape.CheckStep(step, place);
        }

        return shape._problems;
    }

    private void CheckStep(JsonObject step, string place)
    {
        Mapping(step, "functionRef", place);
        Mapping(step, "input", place);
        if (Mapping(step, "requirements", place) is { } requirements)
        {
            Mappings(requirements, "requiredResources", $"{place}.requirements");
            Mappings(requirements, "requiredSchemas", $"{place}.requirements");
        }

        foreach (var (credential, source) in Mappings(step, "credentials", place))
        {
            Mapping(credential, "secretRef", source);
        }
    }

    private JsonObject? Mapping(JsonObject parent, string name, string place) => Mapping(parent[name], $"{place}.{name}");

    private JsonObject? Mapping(JsonNode? value, string place)
    {
        if (value is not (null or JsonObject))
        {
            _problems.Add($"{place} must be a mapping, but is {Describe(value)}");
        }

        return value as JsonObject;
    }

    private List<(JsonObject Value, string Place)> Mappings(JsonObject parent, string name, string place)
    {
        var list = $"{place}.{name}";
        var found = new List<(JsonObject, string)>();
        if (parent[name] is not (null or JsonArray))
        {
            _problems.Add($"{list} must be a list, but is {Describe(parent[name]!)}");
        }

        foreach (var (index, item) in (parent[name] as JsonArray ?? []).Index())
        {
            if (Mapping(item, $"{list}[{index}]") is { } mapping)
            {
                found.Add((mapping, $"{list}[{index}]"));
            }
        }

        return found;
    }

    private static string Describe(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "a mapping",
        JsonValueKind.Array => "a list",
        _ => value.ToJsonString(),
    };
}

using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Reads the requirements that a pipeline step declares in the Composition. They are satisfied before the first call.
/// </summary>
internal static class BootstrapRequirements
{
    public static Protocol.Requirements? Read(PipelineStep step)
    {
        if (step.Requirements is null)
        {
            return null;
        }

        var requirements = new Protocol.Requirements();
        foreach (var item in Items(step.Requirements, "requiredResources"))
        {
            requirements.Resources[item.Text("requirementName")] = ReadSelector(item);
        }

        foreach (var item in Items(step.Requirements, "requiredSchemas"))
        {
            requirements.Schemas[item.Text("requirementName")] =
                new SchemaSelector { ApiVersion = item.Text("apiVersion"), Kind = item.Text("kind") };
        }

        return requirements;
    }

    private static IEnumerable<JsonObject> Items(JsonObject requirements, string name) =>
        (requirements[name] as JsonArray)?.Select(item => item as JsonObject ?? []) ?? [];

    private static ResourceSelector ReadSelector(JsonObject item)
    {
        var selector = new ResourceSelector { ApiVersion = item.Text("apiVersion"), Kind = item.Text("kind") };
        if (item.Text("namespace") is { Length: > 0 } ns)
        {
            selector.Namespace = ns;
        }

        if (item.Text("name") is { Length: > 0 } name)
        {
            selector.MatchName = name;
        }
        else
        {
            selector.MatchLabels = new MatchLabels();
            foreach (var (key, value) in item.Find("matchLabels") ?? [])
            {
                selector.MatchLabels.Labels[key] = value?.ToString() ?? "";
            }
        }

        return selector;
    }
}

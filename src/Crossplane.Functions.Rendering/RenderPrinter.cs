using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering;

/// <summary>Prints a rendered composite as a stream of YAML documents.</summary>
internal static class RenderPrinter
{
    public static void Print(RenderOutput output, RenderInput input, RenderArguments arguments, TextWriter target)
    {
        var documents = new List<JsonObject> { Composite(output, input, arguments) };
        documents.AddRange(output.Composed);
        foreach (var document in documents)
        {
            ConditionJson.Normalize(document);
        }

        if (arguments.IncludeResults)
        {
            documents.AddRange(output.Results);
        }

        if (arguments.IncludeContext && output.Context is { } context)
        {
            documents.Add(new JsonObject
            {
                ["apiVersion"] = "render.crossplane.io/v1beta1",
                ["kind"] = "Context",
                ["fields"] = context.DeepClone(),
            });
        }

        YamlWriter.WriteStream(documents.Select(JsonObjects.ToElement), target);
    }

    private static JsonObject Composite(RenderOutput output, RenderInput input, RenderArguments arguments)
    {
        if (!arguments.IncludeFullComposite)
        {
            return output.Composite;
        }

        var full = (JsonObject)input.Composite.DeepClone();
        JsonObjects.Merge(full, output.Composite);
        return full;
    }
}

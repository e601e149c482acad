using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.CommandLine;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering;

/// <summary>Decides which documents are printed, and what they say.</summary>
internal static class RenderPrinter
{
    /// <summary>The documents that the command line asks for.</summary>
    public static IReadOnlyList<JsonElement> Documents(RenderOutput output, RenderInput input, RenderArguments arguments)
    {
        var composite = arguments.IncludeFullComposite ? FullComposite(output, input) : output.Composite;
        var documents = Documents([composite, .. output.Composed]);
        if (arguments.IncludeResults)
        {
            documents.AddRange(output.Results.Select(JsonObjects.ToElement));
        }

        if (arguments.IncludeContext && output.Context is { } context)
        {
            documents.Add(JsonObjects.ToElement(new JsonObject
            {
                ["apiVersion"] = "render.crossplane.io/v1beta1",
                ["kind"] = "Context",
                ["fields"] = context.DeepClone(),
            }));
        }

        return documents;
    }

    /// <summary>Objects with the conditions that the reference prints.</summary>
    public static List<JsonElement> Documents(IEnumerable<JsonObject> objects) => [.. objects.Select(value =>
    {
        var printed = (JsonObject)value.DeepClone();
        ConditionJson.Normalize(printed);
        return JsonObjects.ToElement(printed);
    })];

    /// <summary>The user's composite with the result laid over it.</summary>
    public static JsonObject FullComposite(RenderOutput output, RenderInput input)
    {
        var full = (JsonObject)input.Composite.DeepClone();
        JsonObjects.Merge(full, output.Composite);
        return full;
    }
}

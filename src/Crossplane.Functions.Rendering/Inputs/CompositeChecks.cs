using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Checks that the composite and its Composition match.</summary>
internal static class CompositeChecks
{
    /// <exception cref="RenderException">
    /// The Composition is for another type of composite, or the composite selects another Composition.
    /// </exception>
    public static void RequireMatch(JsonObject composite, JsonObject composition)
    {
        var type = composition.Find("spec", "compositeTypeRef");
        RequireEqual("kind", type.Text("kind"), composite.Kind());
        RequireEqual("apiVersion", type.Text("apiVersion"), composite.ApiVersion());
        var labels = composite.Find("spec", "crossplane", "compositionSelector", "matchLabels") ?? [];
        // Crossplane ignores a selector with values that are not text.
        if (labels.All(label => label.Value is null || label.Value.GetValueKind() == JsonValueKind.String))
        {
            foreach (var (key, value) in labels)
            {
                RequireLabel(composition, key, value?.ToString() ?? "");
            }
        }
    }

    private static void RequireEqual(string field, string composition, string composite)
    {
        if (composition != composite)
        {
            throw new RenderException(
                $"composition's compositeTypeRef.{field} ({composition}) does not match XR's {field} ({composite})");
        }
    }

    private static void RequireLabel(JsonObject composition, string key, string wanted)
    {
        if (composition.Find("metadata", "labels")?.ContainsKey(key) != true)
        {
            throw new RenderException($"composition \"{composition.Name()}\" is missing required label \"{key}\"");
        }

        if (composition.Label(key) != wanted)
        {
            throw new RenderException(
                $"composition \"{composition.Name()}\" has incorrect value for label \"{key}\":"
                + $" want \"{wanted}\", got \"{composition.Label(key)}\"");
        }
    }
}

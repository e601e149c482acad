using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Checks that the composite, its Composition and its XRD match.</summary>
internal static class CompositeChecks
{
    private static readonly string[] Versions = ["apiextensions.crossplane.io/v1", "apiextensions.crossplane.io/v2"];

    /// <exception cref="RenderException">
    /// The Composition is for another type of composite, or the composite selects another Composition.
    /// </exception>
    public static void RequireMatch(JsonObject composite, JsonObject composition)
    {
        var type = composition.Find("spec", "compositeTypeRef");
        RequireEqual("kind", type.Text("kind"), composite.Kind());
        RequireEqual("apiVersion", type.Text("apiVersion"), composite.ApiVersion());
        var labels = composite.Find("spec", "crossplane", "compositionSelector", "matchLabels") ?? [];
        // Crossplane takes a selector with anything else than texts for none.
        if (labels.All(label => label.Value is null || label.Value.GetValueKind() == JsonValueKind.String))
        {
            foreach (var (key, value) in labels)
            {
                RequireLabel(composition, key, value?.ToString() ?? "");
            }
        }
    }

    /// <summary>Checks an XRD. As in the reference, its own kind does not matter, but its apiVersion does.</summary>
    /// <exception cref="RenderException">The XRD is none, or defines another kind.</exception>
    public static void RequireMatch(JsonObject composite, JsonObject definition, string path)
    {
        var spec = definition.Find("spec");
        if (!Versions.Contains(definition.ApiVersion()))
        {
            throw new RenderException(
                $"cannot load XRD from \"{path}\": CompositeResourceDefinition \"{definition.Name()}\" has unrecognized"
                + $" apiVersion \"{definition.ApiVersion()}\" (expected one of [{string.Join(' ', Versions)}])");
        }

        if (spec.Text("group") != composite.ApiVersion().Split('/')[0] || spec?.Find("names").Text("kind") != composite.Kind())
        {
            throw new RenderException(
                $"the XRD {definition.Name()} does not define the XR's kind {composite.Kind()} of {composite.ApiVersion()}");
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

using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Finds the existing composed resources: those that the composite references and the store contains.</summary>
internal static class ObservedResources
{
    /// <summary>Finds the composed resources by composition resource name, except those that another object controls.</summary>
    /// <exception cref="RenderException">An object lacks the annotation with its composition resource name.</exception>
    public static SortedDictionary<string, JsonObject> Find(JsonObject composite, CompositeSchema schema, ObjectStore store)
    {
        var result = new SortedDictionary<string, JsonObject>(Utf8Order.Instance);
        foreach (var reference in (schema.Find(composite)?["resourceRefs"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (reference.Text("name").Length > 0
                && Find(composite, reference, store) is { } value
                && !IsControlledByOther(value, composite))
            {
                result[ResourceName(value)] = value;
            }
        }

        return result;
    }

    /// <summary>
    /// Finds the referenced object. References of a namespaced composite have no namespace; the objects are in its own.
    /// </summary>
    private static JsonObject? Find(JsonObject composite, JsonObject reference, ObjectStore store)
    {
        var ns = composite.Namespace() is { Length: > 0 } own ? own : reference.Text("namespace");
        return store.Find(reference.Text("apiVersion"), reference.Text("kind"), ns, reference.Text("name"));
    }

    private static bool IsControlledByOther(JsonObject value, JsonObject composite) =>
        value.OwnerReferences().Controller() is { } controller
        && controller.Text("uid") != composite.Metadata().Text("uid");

    private static string ResourceName(JsonObject value) =>
        value.Annotations().GetValueOrDefault(CrossplaneNames.ResourceName) is { Length: > 0 } name
            ? name
            : throw new RenderException(
                "cannot get existing composed resources:"
                + $" encountered composed resource without required \"{CrossplaneNames.ResourceName}\" annotation");
}

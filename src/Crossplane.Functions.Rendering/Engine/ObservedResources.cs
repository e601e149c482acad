using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>The composed resources that exist: what the composite refers to and the imagined cluster holds.</summary>
internal static class ObservedResources
{
    /// <summary>Finds them, by composition resource name; what another object controls is left out.</summary>
    /// <exception cref="RenderException">An object does not say which composed resource it is.</exception>
    public static SortedDictionary<string, JsonObject> Find(JsonObject composite, CompositeSchema schema, ObjectStore store)
    {
        var result = new SortedDictionary<string, JsonObject>(Utf8Order.Instance);
        foreach (var reference in (schema.Find(composite)?["resourceRefs"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (Find(composite, reference, store) is { } value && !IsControlledByOther(value, composite))
            {
                result[ResourceName(value)] = value;
            }
        }

        return result;
    }

    /// <summary>References of a namespaced composite hold no namespace: they are to objects of its own.</summary>
    private static JsonObject? Find(JsonObject composite, JsonObject reference, ObjectStore store)
    {
        var space = composite.Namespace() is { Length: > 0 } own ? own : reference.Text("namespace");
        return store.Find(reference.Text("apiVersion"), reference.Text("kind"), space, reference.Text("name"));
    }

    private static bool IsControlledByOther(JsonObject value, JsonObject composite) =>
        value.ControllerUid() is { } controller && controller != composite.Metadata().Text("uid");

    private static string ResourceName(JsonObject value) =>
        value.Annotation(CrossplaneNames.ResourceName) is { Length: > 0 } name
            ? name
            : throw new RenderException($"encountered composed resource without required \"{CrossplaneNames.ResourceName}\" annotation");
}

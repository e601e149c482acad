using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Creates the observed composite: the user's, with the fields that Crossplane sets before it runs the pipeline.
/// </summary>
internal static class ObservedComposite
{
    private const string ResourceVersion = "999";

    /// <summary>Prepares a copy of the composite and adds the event for the selected Composition.</summary>
    public static JsonObject Create(
        JsonObject composite,
        JsonObject composition,
        CompositeSchema schema,
        IReadOnlyList<JsonObject> observed,
        List<RenderEvent> events)
    {
        var result = (JsonObject)composite.DeepClone();
        var metadata = result.FindOrAdd("metadata");
        if (metadata.Text("uid").Length == 0)
        {
            metadata["uid"] = DeterministicUid.Create(composite);
        }

        metadata["resourceVersion"] = ResourceVersion;
        if (result.Label(CrossplaneNames.Composite).Length == 0)
        {
            result.FindOrAdd("metadata", "labels")[CrossplaneNames.Composite] = composite.Name();
        }

        SetReferences(result, schema, observed);
        Select(result, composition, schema, events);
        SetResponsive(result);
        return result;
    }

    private static void SetReferences(JsonObject composite, CompositeSchema schema, IReadOnlyList<JsonObject> observed)
    {
        if (observed.Count > 0)
        {
            var isClusterScoped = composite.Namespace().Length == 0;
            schema.FindOrAdd(composite)["resourceRefs"] =
                new JsonArray([.. observed.Select(value => KubernetesObject.ReferenceTo(value, isClusterScoped))]);
        }
    }

    private static void Select(JsonObject composite, JsonObject composition, CompositeSchema schema, List<RenderEvent> events)
    {
        var machinery = schema.FindOrAdd(composite);
        if (machinery.Find("compositionRef").Text("name") == composition.Name())
        {
            return;
        }

        machinery["compositionRef"] = new JsonObject { ["name"] = composition.Name() };
        events.Add(RenderEvent.Normal("SelectComposition", $"Successfully selected composition: {composition.Name()}"));
    }

    private static void SetResponsive(JsonObject composite)
    {
        var condition = ConditionJson.Create("Responsive", "True", "WatchCircuitClosed");
        if (composite.Metadata()?["generation"] is JsonValue generation
            && generation.TryGetValue<double>(out var number)
            && number > 0)
        {
            condition["observedGeneration"] = (long)number;
        }

        var status = composite.FindOrAdd("status");
        if (status["conditions"] is not JsonArray conditions)
        {
            status["conditions"] = conditions = [];
        }

        ConditionJson.Set(conditions, condition);
    }
}

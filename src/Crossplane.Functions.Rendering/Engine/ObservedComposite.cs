using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// The composite at the start of a reconcile, and what Crossplane sets in it before it runs the pipeline. As in Crossplane,
/// a field is not set if something else than an object stands above it.
/// </summary>
internal sealed class ObservedComposite
{
    private const string ResourceVersion = "999";

    private static readonly string[] ReferenceFields =
        ["apiVersion", "fieldPath", "kind", "name", "namespace", "resourceVersion", "uid"];

    private readonly CompositeSchema _schema;
    private readonly List<RenderEvent> _events;

    /// <summary>Prepares a copy of the composite as the cluster would have it.</summary>
    /// <param name="composite">The user's composite.</param>
    /// <param name="schema">The location of Crossplane's own fields.</param>
    /// <param name="observed">The existing composed resources.</param>
    /// <param name="events">Receives the events.</param>
    public ObservedComposite(
        JsonObject composite, CompositeSchema schema, IReadOnlyList<JsonObject> observed, List<RenderEvent> events)
    {
        _schema = schema;
        _events = events;
        Value = (JsonObject)composite.DeepClone();
        if (Value.Metadata().Text("uid").Length == 0)
        {
            Value.TrySet(DeterministicUid.Create(composite), "metadata", "uid");
        }

        Value.TrySet(ResourceVersion, "metadata", "resourceVersion");
        SetReferences(observed);
        SetResponsive();
    }

    public JsonObject Value { get; }

    /// <summary>
    /// Sets the conditions of a composite whose reconciliation is paused or that is being deleted, for which Crossplane runs
    /// no function. Otherwise handles a request to reconcile.
    /// </summary>
    /// <returns>True if no function runs.</returns>
    public bool IsLeftAlone()
    {
        var annotations = Value.Annotations();
        if (annotations.GetValueOrDefault(CrossplaneNames.Paused) == "true")
        {
            _events.Add(RenderEvent.Normal("ReconciliationPaused", "Reconciliation is paused via the pause annotation"));
            ConditionJson.Set(Value, ConditionJson.Create(
                "Synced",
                "False",
                "ReconcilePaused",
                "Reconciliation (including deletion) is paused via the pause annotation"));
            return true;
        }

        if (annotations.GetValueOrDefault(CrossplaneNames.ReconcileRequestedAt) is { Length: > 0 } requested
            && Value.Find("status").Text("lastHandledReconcileAt") != requested)
        {
            Value.TrySet(requested, "status", "lastHandledReconcileAt");
            _events.Add(RenderEvent.Normal("ReconcileRequestHandled", "Handling reconcile request"));
        }

        if (!KubernetesTime.TryRead(Value.Metadata().Text("deletionTimestamp"), out _))
        {
            return false;
        }

        ConditionJson.Set(
            Value,
            ConditionJson.Create("Ready", "False", "Deleting"),
            ConditionJson.Create("Synced", "True", "ReconcileSuccess"));
        return true;
    }

    /// <summary>Selects the Composition, and adds the label that names the composite.</summary>
    public void Select(JsonObject composition)
    {
        var before = Reference();
        var reference = new JsonObject();
        reference.SetOrRemove("name", composition.Name());
        if (_schema.TrySet(Value, "compositionRef", reference) && before?.SequenceEqual(Fields(reference)) != true)
        {
            _events.Add(RenderEvent.Normal("SelectComposition", $"Successfully selected composition: {composition.Name()}"));
        }

        var labels = Value.Labels();
        if (labels.GetValueOrDefault(CrossplaneNames.Composite, "").Length == 0)
        {
            labels[CrossplaneNames.Composite] = Value.Name();
            Value.SetTexts("labels", labels);
        }
    }

    private static string[] Fields(JsonObject reference) => Array.ConvertAll(ReferenceFields, reference.Text);

    /// <summary>The fields of the reference to a Composition; null if there is none or it is malformed.</summary>
    private string[]? Reference()
    {
        if (_schema.Find(Value) is not { } machinery || !machinery.ContainsKey("compositionRef"))
        {
            return null;
        }

        return machinery["compositionRef"] switch
        {
            null => Fields([]),
            JsonObject reference => Fields(reference),
            _ => null,
        };
    }

    private void SetReferences(IReadOnlyList<JsonObject> observed)
    {
        if (observed.Count > 0)
        {
            var isClusterScoped = Value.Namespace().Length == 0;
            var references = observed
                .Select(value => KubernetesObject.ReferenceTo(value, isClusterScoped))
                .Where(reference => reference.Count > 0);
            _schema.TrySet(Value, "resourceRefs", new JsonArray([.. references]));
        }
    }

    private void SetResponsive()
    {
        var condition = ConditionJson.Create("Responsive", "True", "WatchCircuitClosed");
        if (Value.Metadata()?["generation"] is JsonValue generation
            && generation.TryGetValue<double>(out var number)
            && number > 0)
        {
            condition["observedGeneration"] = (long)number;
        }

        ConditionJson.Set(Value, condition);
    }
}

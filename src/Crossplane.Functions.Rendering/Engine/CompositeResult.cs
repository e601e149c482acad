using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Creates the composite after a reconcile: its identity, its references and its status.</summary>
internal static class CompositeResult
{
    private const int NamedResources = 3;

    public static JsonObject Create(
        JsonObject observed,
        CompositeSchema schema,
        PipelineResult pipeline,
        IReadOnlyList<JsonObject> composed,
        IReadOnlyList<string> unready)
    {
        var result = new JsonObject
        {
            ["apiVersion"] = observed.ApiVersion(),
            ["kind"] = observed.Kind(),
        };
        foreach (var (field, text) in ((string, string)[])[("name", observed.Name()), ("namespace", observed.Namespace())])
        {
            if (text.Length > 0)
            {
                result.TrySet(text, "metadata", field);
            }
        }

        schema.TrySet(result, "resourceRefs", References(composed, observed.Namespace().Length == 0));
        result["status"] = Status(observed, schema, pipeline, unready);
        return result;
    }

    private static JsonArray References(IReadOnlyList<JsonObject> composed, bool withNamespace) => new(
    [
        .. composed
            .Select(value => Reference(value, withNamespace))
            .OrderBy(
                value => value.Text("apiVersion") + value.Text("kind") + value.Text("name") + value.Text("namespace"),
                Utf8Order.Instance),
    ]);

    private static JsonObject Reference(JsonObject value, bool withNamespace)
    {
        var reference = KubernetesObject.ReferenceTo(value, withNamespace);
        reference.SetOrRemove("uid", value.Metadata().Text("uid"));
        return reference;
    }

    /// <summary>
    /// Creates the status. One that a function desires and that is not an object stays as it is. The conditions have the
    /// order of the reference: those of the desired status, of the composite, of the functions in pipeline order, then
    /// Crossplane's Synced and Ready.
    /// </summary>
    private static JsonNode? Status(
        JsonObject observed, CompositeSchema schema, PipelineResult pipeline, IReadOnlyList<string> unready)
    {
        if (DesiredStatus(pipeline.Desired, out var desired) is not { } status)
        {
            return desired;
        }

        var conditions = ConditionJson.Read(status);
        foreach (var condition in ConditionJson.Read(observed["status"]))
        {
            ConditionJson.Set(conditions, condition);
        }

        foreach (var condition in pipeline.Conditions.Where(condition => !IsReserved(condition.Type)))
        {
            ConditionJson.Set(conditions, ConditionJson.Create(condition));
        }

        ConditionJson.Set(conditions, ConditionJson.Create("Synced", "True", "ReconcileSuccess"));
        ConditionJson.Set(conditions, ReadyCondition(pipeline.Desired, unready));
        status["conditions"] = new JsonArray([.. conditions]);
        SetClaimConditions(status, schema, pipeline.Conditions);
        return status;
    }

    /// <param name="desired">The desired state.</param>
    /// <param name="other">The desired status if it is not an object.</param>
    /// <returns>The desired status, empty if there is none; null if it is not an object.</returns>
    private static JsonObject? DesiredStatus(State desired, out JsonNode? other)
    {
        other = null;
        if (desired.Composite is not { HasResource_: true } composite
            || !JsonObjects.FromStruct(composite.Resource_).TryGetPropertyValue("status", out var status))
        {
            return [];
        }

        other = status?.DeepClone();
        return other as JsonObject;
    }

    private static bool IsReserved(string type) => type is "Ready" or "Synced" or "Healthy" or "UpToDate" or "Responsive";

    private static JsonObject ReadyCondition(State desired, IReadOnlyList<string> unready) =>
        (desired.Composite?.Ready, unready.Count) switch
        {
            (Ready.True, _) => ConditionJson.Create("Ready", "True", "Available"),
            (Ready.False, _) => ConditionJson.Create("Ready", "False", "Creating"),
            (_, 0) => ConditionJson.Create("Ready", "True", "Available"),
            _ => ConditionJson.Create("Ready", "False", "Creating", $"Unready resources: {Enumerate(unready)}"),
        };

    /// <summary>Lists the first three names and the number of the others.</summary>
    private static string Enumerate(IReadOnlyList<string> names) => names.Count switch
    {
        < NamedResources => string.Join(", ", names),
        NamedResources => $"{names[0]}, {names[1]}, and {names[2]}",
        _ => $"{names[0]}, {names[1]}, {names[2]}, and {names.Count - NamedResources} more",
    };

    private static void SetClaimConditions(JsonObject status, CompositeSchema schema, IReadOnlyList<Condition> conditions)
    {
        var types = conditions
            .Where(condition => condition.Target == Target.CompositeAndClaim && !IsReserved(condition.Type))
            .Select(condition => condition.Type)
            .Distinct()
            .ToArray();
        if (schema.HasClaims && types.Length > 0)
        {
            status["claimConditionTypes"] = new JsonArray([.. types.Select(type => JsonValue.Create(type))]);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Creates, reads and normalizes status conditions.</summary>
internal static class ConditionJson
{
    /// <summary>The time of every condition in the output, so that the output depends only on the inputs.</summary>
    public const string FixedTime = "2024-01-01T00:00:00Z";

    private static readonly string[] Texts = ["type", "status", "reason", "message"];

    public static JsonObject Create(string type, string status, string reason, string? message = null)
    {
        var condition = new JsonObject
        {
            ["type"] = type,
            ["status"] = status,
            ["lastTransitionTime"] = FixedTime,
            ["reason"] = reason,
        };
        if (!string.IsNullOrEmpty(message))
        {
            condition["message"] = message;
        }

        return condition;
    }

    public static JsonObject Create(Protocol.Condition condition)
    {
        var status = condition.Status switch
        {
            Protocol.Status.ConditionTrue => "True",
            Protocol.Status.ConditionFalse => "False",
            Protocol.Status.ConditionUnknown or Protocol.Status.ConditionUnspecified => "Unknown",
            _ => "",
        };
        return Create(condition.Type, status, condition.Reason, condition.Message);
    }

    /// <summary>
    /// Reads the conditions of a status as Crossplane does before it changes them: only their known fields, of which type,
    /// status, reason and time are always there. A field of a wrong type is left empty. A value that is not a time ends the list:
    /// the condition is left empty, and those after it are lost.
    /// </summary>
    public static List<JsonObject> Read(JsonNode? status)
    {
        var result = new List<JsonObject>();
        foreach (var item in (status as JsonObject)?["conditions"] as JsonArray ?? [])
        {
            var given = item as JsonObject;
            if (!TryReadTime(given, out var time))
            {
                result.Add(Typed(null, null));
                break;
            }

            result.Add(Typed(given, time));
        }

        return result;
    }

    /// <summary>Replaces the conditions with the same type, or appends it. One that is the same keeps its time.</summary>
    public static void Set(List<JsonObject> conditions, JsonObject condition)
    {
        var exists = false;
        for (var index = 0; index < conditions.Count; index++)
        {
            if (conditions[index].Text("type") != condition.Text("type"))
            {
                continue;
            }

            exists = true;
            if (!IsEqual(conditions[index], condition))
            {
                conditions[index] = (JsonObject)condition.DeepClone();
            }
        }

        if (!exists)
        {
            conditions.Add(condition);
        }
    }

    /// <summary>
    /// Sets conditions of an object, and its status if it is missing. As in Crossplane, a status that is something else than
    /// an object stays as it is.
    /// </summary>
    public static void Set(JsonObject value, params ReadOnlySpan<JsonObject> added)
    {
        var conditions = Read(value["status"]);
        foreach (var condition in added)
        {
            Set(conditions, condition);
        }

        value.TrySet(new JsonArray([.. conditions]), "status", "conditions");
    }

    /// <summary>
    /// Normalizes the conditions of an object with a status as the reference does before it prints: a fixed time, only
    /// the known fields, and always a reason. A status without conditions gets <c>conditions: null</c>. Malformed
    /// conditions are left unchanged.
    /// </summary>
    /// <exception cref="RenderException">The status is null.</exception>
    public static void Normalize(JsonObject value)
    {
        if (value.ContainsKey("status") && value["status"] is null)
        {
            throw new RenderException("cannot set condition timestamps: status is not an object");
        }

        if (value["status"] is not JsonObject status)
        {
            return;
        }

        switch (status["conditions"])
        {
            case null:
                status["conditions"] = null;
                break;
            case JsonArray conditions when conditions.All(IsCondition):
                status["conditions"] = new JsonArray([.. Read(status).Select(WithFixedTime)]);
                break;
        }
    }

    private static bool IsCondition(JsonNode? item) =>
        item is null
        || (item is JsonObject condition
            && Texts.All(name => condition[name] is null || condition[name]!.GetValueKind() == JsonValueKind.String)
            && TryReadTime(condition, out _)
            && (condition["observedGeneration"] is null || Generation(condition) is not null));

    /// <returns>False if there is a value that is not a time.</returns>
    private static bool TryReadTime(JsonObject? condition, out string? time)
    {
        time = null;
        return condition?["lastTransitionTime"] is not { } value
            || (value.GetValueKind() == JsonValueKind.String && KubernetesTime.TryRead(value.GetValue<string>(), out time));
    }

    private static JsonObject Typed(JsonObject? given, string? time)
    {
        var result = Create(given.Text("type"), given.Text("status"), given.Text("reason"), given.Text("message"));
        result["lastTransitionTime"] = time;
        if (given is not null && Generation(given) is { } generation && generation != 0)
        {
            result["observedGeneration"] = generation;
        }

        return result;
    }

    private static JsonObject WithFixedTime(JsonObject condition)
    {
        condition["lastTransitionTime"] = FixedTime;
        return condition;
    }

    private static bool IsEqual(JsonObject left, JsonObject right) =>
        Texts.All(name => left.Text(name) == right.Text(name)) && (Generation(left) ?? 0) == (Generation(right) ?? 0);

    /// <summary>The integer value of the generation; null if it is missing or not an integer.</summary>
    private static long? Generation(JsonObject condition) =>
        condition["observedGeneration"] is { } value
        && value.GetValueKind() == JsonValueKind.Number
        && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var generation)
            ? generation
            : null;
}

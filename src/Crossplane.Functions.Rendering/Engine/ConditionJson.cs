using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Creates and normalizes the status conditions of printed objects.</summary>
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
            _ => "Unknown",
        };
        return Create(condition.Type, status, condition.Reason, condition.Message);
    }

    /// <summary>Replaces the condition with the same type, or appends it.</summary>
    public static void Set(JsonArray conditions, JsonObject condition)
    {
        for (var index = 0; index < conditions.Count; index++)
        {
            if (conditions[index] is JsonObject existing && existing.Text("type") == condition.Text("type"))
            {
                conditions[index] = condition;
                return;
            }
        }

        conditions.Add((JsonNode)condition);
    }

    /// <summary>
    /// Normalizes the conditions of an object with a status as the reference does before it prints: a fixed time, only
    /// the known fields, and always a reason. A status without conditions gets <c>conditions: null</c>. Malformed
    /// conditions are left unchanged.
    /// </summary>
    public static void Normalize(JsonObject value)
    {
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
                status["conditions"] = new JsonArray([.. conditions.Select(item => Normalized((JsonObject)item!))]);
                break;
        }
    }

    private static bool IsCondition(JsonNode? item) =>
        item is JsonObject condition
        && Texts.All(name => condition[name] is null || condition[name]!.GetValueKind() == JsonValueKind.String)
        && IsTime(condition["lastTransitionTime"])
        && (condition["observedGeneration"] is null || Generation(condition) is not null);

    private static bool IsTime(JsonNode? value) =>
        value is null
        || (value.GetValueKind() == JsonValueKind.String
            && TextFormat.Matches(value.GetValue<string>(), "date-time"));

    private static JsonObject Normalized(JsonObject condition)
    {
        var result = Create(
            condition.Text("type"), condition.Text("status"), condition.Text("reason"), condition.Text("message"));
        if (Generation(condition) is > 0 and var generation)
        {
            result["observedGeneration"] = generation;
        }

        return result;
    }

    /// <summary>The integer value of the generation; null if it is missing or not an integer.</summary>
    private static long? Generation(JsonObject condition) =>
        condition["observedGeneration"] is { } value
        && value.GetValueKind() == JsonValueKind.Number
        && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var generation)
            ? generation
            : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>What exists of a workload in the situations that its reports tell apart.</summary>
internal static class ObservedStates
{
    private const string Available = """{"type":"Available","status":"True","reason":"MinimumReplicasAvailable"}""";
    private const string Unavailable = """{"type":"Available","status":"False","reason":"MinimumReplicasUnavailable"}""";
    private const string Progressing = """{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}""";
    private const string Complete = """{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}""";
    private const string Exceeded = """{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}""";
    private const string Refused =
        """{"type":"ReplicaFailure","status":"True","reason":"FailedCreate","message":"exceeded quota: team"}""";

    private const string UnavailableSinceNoon =
        """{"type":"Available","status":"False","reason":"MinimumReplicasUnavailable","lastTransitionTime":"2026-01-01T12:00:00Z"}""";

    private static readonly Dictionary<string, string> Deployments = new()
    {
        ["fresh"] = """{"metadata":{"generation":1},"spec":{"replicas":1}}""",
        ["progressing"] = Deployment(1, 1, 1, 0, Unavailable, Progressing),
        ["available"] = Deployment(1, 1, 1, 1, Available, Complete),
        ["without progress"] = Deployment(1, 1, 1, 1, Available),
        ["unseen"] =
            """{"metadata":{"generation":4},"spec":{"replicas":1},"status":{"observedGeneration":3,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Available","status":"True"}]}}""",
        ["rolling out"] = Deployment(2, 3, 1, 2, Available, Progressing),
        ["first pod of a rollout"] = Deployment(2, 2, 0, 2, Available, Progressing),
        ["scaled up to four"] = Deployment(4, 4, 4, 3, Unavailable, Complete),
        ["new version beside old pods"] = Deployment(4, 5, 1, 4, Available, Progressing),
        ["rolled back"] = Deployment(4, 5, 1, 4, Available, Complete),
        ["refused past the deadline"] = Deployment(1, 0, 0, 0, Unavailable, Exceeded, Refused),
        ["refused beside old pods"] = Deployment(4, 4, 0, 4, Available, Progressing, Refused),
        ["cannot grow"] = Deployment(8, 4, 4, 4, Unavailable, Complete, Refused),
        ["refused after a loss"] = Deployment(2, 0, 0, 0, Unavailable, Complete, Refused),
        ["woken"] = Deployment(1, 1, 1, 0, UnavailableSinceNoon, Complete),
        ["crashing"] = Deployment(1, 1, 1, 0, Unavailable, Complete),
        ["deadline exceeded"] = Deployment(1, 1, 1, 0, Unavailable, Exceeded),
        ["deadline exceeded beside old pods"] = Deployment(1, 2, 1, 1, Available, Exceeded),
        ["refused"] = Deployment(1, 0, 0, 0, Unavailable, Progressing, Refused),
        ["scaled to seven"] = Deployment(7, 7, 7, 1, Unavailable, Complete),
        ["scaled to zero"] = Deployment(0, 0, 0, 0, Available, Complete),
        ["unreadable"] = """{"metadata":{"generation":1},"status":{"observedGeneration":"one","conditions":"none"}}""",
        ["null condition"] = """{"metadata":{"generation":1},"status":{"observedGeneration":1,"conditions":[null]}}""",
    };

    private static readonly Dictionary<string, string> Scalers = new()
    {
        ["fresh"] = "{}",
        ["unknown"] = Scaler("Unknown", "", ""),
        ["ready"] = Scaler("True", "ScaledObjectReady", "ScaledObject is defined correctly and is ready for scaling"),
        ["refused"] = Scaler("False", "ScaledObjectCheckFailed", "ScaledObject doesn't have correct triggers specification"),
        ["consumer missing"] = Scaler(
            "False", "TriggerError", "consumer \\\"my-service-workers\\\" not found in stream \\\"MY_SERVICE_STREAM\\\""),
        ["consumer missing, autoscaler too"] = Scaler("False", "TriggerError", "no", """,{"type":"HPAActive","status":"False","reason":"FailedGetExternalMetric","message":"no metric"}"""),
        ["consumer missing, autoscaler not"] = Scaler("False", "TriggerError", "no", """,{"type":"HPAActive","status":"True","reason":"HPAActive"}"""),
        ["consumer missing, no pods"] = Scaler("False", "TriggerError", "no", """,{"type":"HPAActive","status":"False","reason":"ScalingDisabled"}"""),
        ["partial"] = Scaler("Unknown", "PartialTriggerError", "Some triggers defined in ScaledObject are not working correctly"),
        ["autoscaler inactive"] = Scaler("True", "ScaledObjectReady", "", """,{"type":"HPAActive","status":"False","reason":"FailedGetExternalMetric","message":"no metric"}"""),
        ["autoscaler off"] = Scaler("True", "ScaledObjectReady", "", """,{"type":"HPAActive","status":"False","reason":"ScalingDisabled"}"""),
        ["fallback"] = Scaler("True", "ScaledObjectReady", "", """,{"type":"Fallback","status":"True"}"""),
        ["key missing"] = Scaler("False", "ScaledObjectCheckFailed",
            "failed to ensure HPA is correctly created for ScaledObject: error resolving secrets for ScaleTarget: error resolving secret name &SecretKeySelector{LocalObjectReference:LocalObjectReference{Name:my-postgres-secret,},Key:POSTGRES_HOST,Optional:nil,} for env DB_HOST in namespace my-namespace"),
        ["secret missing"] = Scaler("False", "ScaledObjectCheckFailed",
            "error reading secret ref &SecretEnvSource{LocalObjectReference:LocalObjectReference{Name:orders-keys,},Optional:nil,} on namespace my-namespace: secrets \\\"orders-keys\\\" not found"),
        ["unknown error"] = Scaler("False", "ErrorGettingCurrentReplicas", "no Scale"),
        ["unknown state"] = Scaler("Unknown", "UnknownState", "ScaledObject check failed"),
        ["active at noon"] = Active("2026-01-01T12:00:30Z"),
        ["active after ten minutes"] = Active("2026-01-01T12:10:00Z"),
        ["without reason"] = """{"status":{"conditions":[{"type":"Ready","status":"False"}]}}""",
        ["paused"] =
            """{"status":{"conditions":[{"type":"Ready","status":"Unknown"},{"type":"Paused","status":"True","reason":"ScaledObjectPaused"}]}}""",
        ["unreadable"] = """{"status":{"conditions":{"Ready":true}}}""",
        ["null condition"] = """{"status":{"conditions":[null]}}""",
    };

    /// <summary>The objects of a workload by composition resource name; the Deployment or the ScaledObject is missing where it
    /// has no name here.</summary>
    public static Dictionary<string, JsonElement> Of(string? deployment, string? scaler)
    {
        var objects = new Dictionary<string, JsonElement>
        {
            ["serviceaccount"] = JsonElement.Parse("{}"),
            ["service"] = JsonElement.Parse("{}"),
            ["networkpolicy"] = JsonElement.Parse("{}"),
        };
        if (deployment is not null)
        {
            objects["deployment"] = JsonElement.Parse(Deployments[deployment]);
        }

        if (scaler is not null)
        {
            objects["scaledobject"] = JsonElement.Parse(Scalers[scaler]);
        }

        return objects;
    }

    /// <summary>An object as the Object that delivers it reports it.</summary>
    /// <param name="manifest">The object; null while there is no report.</param>
    /// <param name="ready">The status of the Object's condition Ready.</param>
    /// <param name="synced">The status of its condition Synced; null for an Object without conditions.</param>
    /// <param name="isNamespaced">Which of the two kinds of Object.</param>
    public static JsonElement Delivered(JsonElement? manifest, string ready, string? synced, bool isNamespaced = true)
    {
        var status = new JsonObject();
        if (manifest is { } known)
        {
            status["atProvider"] = new JsonObject { ["manifest"] = JsonNode.Parse(known.GetRawText()) };
        }

        if (synced is not null)
        {
            status["conditions"] = new JsonArray(
                new JsonObject { ["type"] = "Ready", ["status"] = ready },
                new JsonObject { ["type"] = "Synced", ["status"] = synced });
        }

        return JsonElement.Parse(new JsonObject
        {
            ["apiVersion"] = isNamespaced ? "kubernetes.m.crossplane.io/v1alpha1" : "kubernetes.crossplane.io/v1alpha2",
            ["kind"] = "Object",
            ["status"] = status,
        }.ToJsonString());
    }

    private static string Deployment(int wanted, int existing, int updated, int available, params string[] conditions) => $$"""
        {"metadata":{"generation":3},"spec":{"replicas":{{wanted}} },
         "status":{"observedGeneration":3,"replicas":{{existing}},"updatedReplicas":{{updated}},"readyReplicas":{{available}},"availableReplicas":{{available}},
          "conditions":[{{string.Join(',', conditions)}}]} }
        """;

    private static string Scaler(string ready, string reason, string message, string more = "") => $$"""
        {"status":{"hpaName":"keda-hpa-my-service-scaler","conditions":[{"type":"Ready","status":"{{ready}}","reason":"{{reason}}","message":"{{message}}"},
         {"type":"Active","status":"False","reason":"ScalerNotActive"},{"type":"Paused","status":"Unknown"}{{more}}]} }
        """;

    private static string Active(string time) => Scaler("True", "ScaledObjectReady", "").Replace(
        "\"status\":{", $"\"status\":{{\"lastActiveTime\":\"{time}\",", StringComparison.Ordinal);
}

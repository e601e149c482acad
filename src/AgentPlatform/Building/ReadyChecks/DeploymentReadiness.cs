using AgentPlatform.Kinds;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Building.ReadyChecks;

/// <summary>
/// The readiness of a Deployment, in C# and in CEL. Its controller has seen the newest generation, every pod is of the newest
/// version, and the rollout was completed at least once; or no pods are wanted. Pods of an older version never make it ready.
/// </summary>
/// <remarks>
/// The controller keeps the reason <c>NewReplicaSetAvailable</c> of a completed Deployment while it is scaled and while pods
/// restart (<c>isCompleteDeployment</c> in Kubernetes' <c>pkg/controller/deployment/progress.go</c>), so an autoscaler does not
/// change the answer. The counts are needed beside it: after a rollback to an existing ReplicaSet the reason may still be the
/// one of the version before.
/// </remarks>
internal static class DeploymentReadiness
{
    /// <summary>
    /// The same in CEL, over <c>object</c>. Every field is asked for before it is read: provider-kubernetes takes an absent one
    /// for an error.
    /// </summary>
    public static string Query { get; } =
        "has(object.status) && has(object.status.observedGeneration)"
        + " && object.status.observedGeneration >= object.metadata.generation"
        + " && ((has(object.spec) && has(object.spec.replicas) && object.spec.replicas == 0)"
        + $" || ({Progressing(" && has(c.reason) && c.reason == \"NewReplicaSetAvailable\"")}"
        + $" && {Count("updatedReplicas")} == {Count("replicas")})"
        + $" || (!({Progressing("")}) && has(object.status.replicas)"
        + " && [\"updatedReplicas\", \"readyReplicas\", \"availableReplicas\"].all(n, n in object.status"
        + " && object.status[n] == object.status.replicas)"
        + " && object.status.replicas == (has(object.spec) && has(object.spec.replicas) ? object.spec.replicas : 1)))";

    /// <summary>The readiness for Crossplane.</summary>
    public static Ready Of(ObservedObject? observed) =>
        Readiness.Decide(observed, deployment => IsCurrent(deployment) && IsRolledOut(deployment));

    /// <summary>Whether the Deployment's controller has seen the newest generation.</summary>
    public static bool IsCurrent(ObservedObject deployment) =>
        deployment.DeploymentStatus?.ObservedGeneration >= deployment.Generation;

    /// <summary>Whether no pods are wanted, or the newest version has been rolled out to all that there are.</summary>
    public static bool IsRolledOut(ObservedObject deployment)
    {
        if (deployment.WantedReplicas == 0)
        {
            return true;
        }

        var status = deployment.DeploymentStatus;
        return Readiness.Condition(deployment, "Progressing") is { } progressing
            ? progressing.Reason == "NewReplicaSetAvailable" && (status?.UpdatedReplicas ?? 0) == (status?.Replicas ?? 0)
            : status is { Replicas: { } replicas }
                && (status.UpdatedReplicas, status.ReadyReplicas, status.AvailableReplicas) == (replicas, replicas, replicas)
                && replicas == deployment.WantedReplicas;
    }

    /// <summary>Whether a rollout has made no progress for <c>progressDeadlineSeconds</c>.</summary>
    public static bool IsPastDeadline(ObservedObject deployment) =>
        Readiness.Condition(deployment, "Progressing") is { Reason: "ProgressDeadlineExceeded" };

    private static string Count(string field) => $"(has(object.status.{field}) ? object.status.{field} : 0)";

    private static string Progressing(string more) =>
        $"has(object.status.conditions) && object.status.conditions.exists(c, has(c.type) && c.type == \"Progressing\"{more})";
}

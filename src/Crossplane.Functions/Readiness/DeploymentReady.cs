using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a Deployment. Its controller has seen the newest generation, every pod is of the newest version, and the
/// rollout was completed at least once; or no pods are wanted. Pods of an older version never make it ready.
/// </summary>
/// <remarks>
/// The controller keeps the reason <c>NewReplicaSetAvailable</c> of a completed Deployment while it is scaled and while pods
/// restart (<c>isCompleteDeployment</c> in Kubernetes' <c>pkg/controller/deployment/progress.go</c>), so an autoscaler does not
/// change the answer. The counts are needed beside it: after a rollback to an existing ReplicaSet the reason may still be the
/// one of the version before. Without <c>progressDeadlineSeconds</c> there is no such condition, and all pods must be available.
/// </remarks>
public static class DeploymentReady
{
    /// <summary>The check for <see cref="ReadyChecks"/>.</summary>
    public static ReadyCheck Check { get; } = new(
        "apps/v1", "Deployment", deployment => IsCurrent(deployment) && IsRolledOut(deployment), Query);

    private static string Query =>
        Cel.IsCurrent
        + " && ((has(object.spec) && has(object.spec.replicas) && object.spec.replicas == 0)"
        + $" || ({Progressing(" && has(c.reason) && c.reason == \"NewReplicaSetAvailable\"")}"
        + $" && {Cel.Count("updatedReplicas")} == {Cel.Count("replicas")})"
        + $" || (!({Progressing("")}) && has(object.status.replicas)"
        + " && [\"updatedReplicas\", \"readyReplicas\", \"availableReplicas\"].all(n, n in object.status"
        + " && object.status[n] == object.status.replicas)"
        + $" && object.status.replicas == {Cel.WantedReplicas}))";

    /// <summary>Whether the Deployment's controller has seen the newest generation.</summary>
    /// <exception cref="ConversionException">A generation is not a number.</exception>
    public static bool IsCurrent(StructDocument deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return new ObservedFields(deployment).IsCurrent;
    }

    /// <summary>Whether no pods are wanted, or the newest version has been rolled out to all that there are.</summary>
    /// <exception cref="ConversionException">A count is not a number, or the conditions are malformed.</exception>
    public static bool IsRolledOut(StructDocument deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        var fields = new ObservedFields(deployment);
        var wanted = fields.Spec.Integer("replicas"u8) ?? 1;
        if (wanted == 0)
        {
            return true;
        }

        var status = fields.Status;
        var progressing = status.Condition("Progressing"u8);
        var (existing, updated) = (status.Integer("replicas"u8), status.Integer("updatedReplicas"u8));
        return progressing.Exists
            ? progressing.HasReason("NewReplicaSetAvailable"u8) && (updated ?? 0) == (existing ?? 0)
            : existing == wanted
                && updated == existing
                && status.Integer("readyReplicas"u8) == existing
                && status.Integer("availableReplicas"u8) == existing;
    }

    /// <summary>Whether a rollout has made no progress for <c>progressDeadlineSeconds</c>.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public static bool IsPastDeadline(StructDocument deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return new ObservedFields(deployment).Status.Condition("Progressing"u8).HasReason("ProgressDeadlineExceeded"u8);
    }

    private static string Progressing(string more) =>
        $"has(object.status.conditions) && object.status.conditions.exists(c, has(c.type) && c.type == \"Progressing\"{more})";
}

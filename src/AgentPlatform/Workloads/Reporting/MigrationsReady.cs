using System.Globalization;
using AgentPlatform.Shared;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using k8s.Models;

namespace AgentPlatform.Workloads.Reporting;

/// <summary>The condition MigrationsReady: whether the init container has completed, derived from the Deployment.</summary>
internal static class MigrationsReady
{
    private const string Type = "MigrationsReady";

    public static ConditionReport Create(Workload workload, ObservedWorkload observed)
    {
        if (!workload.HasMigrations)
        {
            return new(Type, ConditionStatus.True, "Disabled", "There is no init container.");
        }

        if (observed.Deployment is not { Document: not null } deployment)
        {
            return new(Type, ConditionStatus.Unknown, "Waiting", "The Deployment does not exist yet.");
        }

        if (observed.Diagnosis?.Cause.InitExitCode is { } code)
        {
            return new(
                Type,
                ConditionStatus.False,
                "Failed",
                string.Create(CultureInfo.InvariantCulture, $"The init container failed with exit code {code}. ")
                    + $"Its log says why: {Logs(workload)}",
                IsFailure: true);
        }

        try
        {
            return Create(workload, deployment);
        }
        catch (ConversionException)
        {
            return new(Type, ConditionStatus.Unknown, "UnknownStatus", "The Deployment's status cannot be read.");
        }
    }

    private static ConditionReport Create(Workload workload, ObservedObject deployment)
    {
        var status = deployment.DeploymentStatus;
        var isCurrent = Readiness.IsCurrent(deployment) && !deployment.IsStale;
        if (isCurrent && Readiness.Condition(deployment, "Progressing") is { Reason: "ProgressDeadlineExceeded" })
        {
            return new(
                Type, ConditionStatus.Unknown, "NotFinished",
                "It cannot be told whether the init container or the service itself keeps pods from becoming ready: "
                    + Logs(workload));
        }

        if (!isCurrent || status!.UpdatedReplicas != status.Replicas || !HasRolledOut(deployment, status))
        {
            return new(Type, ConditionStatus.Unknown, "Waiting", "No pod of the newest version is ready yet.");
        }

        return new(Type, ConditionStatus.True, "Completed", Readiness.WantsNoPods(deployment)
            ? "No pod runs; the init container runs before the next one starts."
            : "The init container has run to its end.");
    }

    private static string Logs(Workload workload) =>
        $"kubectl logs -n {workload.Namespace} -l app={workload.Name} -c {workload.Profile.InitContainerName}";

    /// <summary>
    /// Prefers the rollout condition to the number of ready pods, because it stays true when pods restart or are scaled to zero.
    /// </summary>
    private static bool HasRolledOut(ObservedObject deployment, V1DeploymentStatus status) =>
        Readiness.Condition(deployment, "Progressing")?.Reason == "NewReplicaSetAvailable" || status.ReadyReplicas >= 1;
}

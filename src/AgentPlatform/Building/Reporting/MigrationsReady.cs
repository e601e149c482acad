using System.Globalization;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;

namespace AgentPlatform.Building.Reporting;

/// <summary>
/// The condition MigrationsReady: whether the init container has completed, derived from the Deployment. A Deployment shows that
/// it has, or that no pod could run it, but never that it failed: a pod that is not ready may fail in either container.
/// </summary>
internal static class MigrationsReady
{
    private const string Type = "MigrationsReady";

    public static ConditionReport Create(Workload workload, ObservedWorkload observed, bool? isSameTemplate)
    {
        if (workload.Init is not { } init)
        {
            return new(Type, ConditionStatus.True, "Disabled", "There is no init container.");
        }

        if (observed.Deployment is not { Document: not null } deployment)
        {
            return new(Type, ConditionStatus.Unknown, "Waiting", "The Deployment does not exist yet.");
        }

        if (!deployment.IsStale && observed.Diagnosis?.Cause.InitExitCode is { } code)
        {
            return new(
                Type,
                ConditionStatus.False,
                "Failed",
                string.Create(CultureInfo.InvariantCulture, $"The init container failed with exit code {code}. ")
                    + $"Its log says why: {Logs(workload, init)}",
                // At a first install, what the migrations need may be about to be created.
                IsFailure: Readiness.Look(deployment, DeploymentReadiness.IsPastDeadline) || observed.Previous.Condition("Ready")?.Status == "True");
        }

        try
        {
            return Create(workload, init, observed, deployment, isSameTemplate);
        }
        catch (ConversionException)
        {
            return new(Type, ConditionStatus.Unknown, "UnknownStatus", "The Deployment's status cannot be read.");
        }
    }

    private static ConditionReport Create(
        Workload workload, InitContainer init, ObservedWorkload observed, ObservedObject deployment, bool? isSameTemplate)
    {
        var wasCompleted = observed.Previous.Condition(Type) is { Status: "True", Reason: "Completed" };
        if (deployment.IsStale || isSameTemplate == false || !DeploymentReadiness.IsCurrent(deployment))
        {
            return wasCompleted && !deployment.IsStale && WorkloadReady.ScalingOnly(observed, isSameTemplate) is not null
                ? new(Type, ConditionStatus.True, "Completed", "The init container has run to its end.")
                : new(Type, ConditionStatus.Unknown, "Waiting", "No pod of the newest version is ready yet.");
        }

        if (deployment.WantedReplicas == 0)
        {
            return wasCompleted && observed.Previous.IsOf(workload.Image.Name)
                ? new(
                    Type,
                    ConditionStatus.True,
                    "Completed",
                    "The init container has run to its end, and runs again before the next pod starts.")
                : new(
                    Type,
                    ConditionStatus.Unknown,
                    "NotRun",
                    "No pod is known to have run this version; the init container runs before the next one starts.");
        }

        var status = deployment.DeploymentStatus!;
        if (status.UpdatedReplicas == status.Replicas && (status.ReadyReplicas >= 1 || IsStillComplete(deployment, wasCompleted)))
        {
            return new(Type, ConditionStatus.True, "Completed", "The init container has run to its end.");
        }

        if (status.UpdatedReplicas is null or 0 && Readiness.Condition(deployment, "ReplicaFailure")?.Status == "True")
        {
            return new(
                Type, ConditionStatus.Unknown, "NotRun", "The init container has not run: pods cannot be created.");
        }

        if (status.ReadyReplicas is null or 0 && MissingSecret.Find(observed.Scaler) is { } secret)
        {
            return new(Type, ConditionStatus.Unknown, "NotRun", $"The init container cannot start: {secret.Sentence}.");
        }

        return DeploymentReadiness.IsPastDeadline(deployment)
            ? new(
                Type, ConditionStatus.Unknown, "NotFinished",
                "It cannot be told whether the init container or the service itself keeps pods from becoming ready: "
                    + Logs(workload, init))
            : new(Type, ConditionStatus.Unknown, "Waiting", "No pod of the newest version is ready yet.");
    }

    private static string Logs(Workload workload, InitContainer init) =>
        $"kubectl logs -n {workload.Namespace} -l app={workload.Name} -c {init.Name}";

    /// <summary>
    /// The rollout was completed, and an earlier call saw a pod ready then: a rollout is also complete without any pods.
    /// </summary>
    private static bool IsStillComplete(ObservedObject deployment, bool wasCompleted) =>
        wasCompleted && DeploymentReadiness.IsRolledOut(deployment);
}

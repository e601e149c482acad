using AgentPlatform.Shared;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;

namespace AgentPlatform.Workloads.Reporting;

/// <summary>The condition WorkloadReady: whether the service runs.</summary>
internal static class WorkloadReady
{
    private const string Type = "WorkloadReady";

    public static ConditionReport Create(Workload workload, ObservedWorkload observed)
    {
        if (observed.Deployment is not { Document: not null } deployment)
        {
            return new(Type, ConditionStatus.False, "Creating", "The Deployment does not exist yet.");
        }

        try
        {
            return Create(workload, observed, deployment);
        }
        catch (ConversionException)
        {
            return new(Type, ConditionStatus.Unknown, "UnknownStatus", "The Deployment's status cannot be read.");
        }
    }

    private static ConditionReport Create(Workload workload, ObservedWorkload observed, ObservedObject deployment)
    {
        if (!Readiness.IsCurrent(deployment))
        {
            return new(
                Type, ConditionStatus.False, "Progressing", "The Deployment's controller has not seen its newest version yet.");
        }

        if (Readiness.Condition(deployment, "Progressing") is { Reason: "ProgressDeadlineExceeded" })
        {
            return new(
                Type,
                ConditionStatus.False,
                "ProgressDeadlineExceeded",
                $"No pod of the newest version became ready in time. {Advice(workload, observed)}",
                IsFailure: true);
        }

        if (Readiness.Condition(deployment, "ReplicaFailure") is { Status: "True" } failure)
        {
            return new(
                Type,
                ConditionStatus.False,
                failure.Reason ?? "ReplicaFailure",
                $"Pods cannot be created: {failure.Message}",
                IsFailure: true);
        }

        if (deployment.IsStale)
        {
            return new(
                Type,
                ConditionStatus.Unknown,
                "NotSynced",
                "The Object that delivers the Deployment is not synced; its condition Synced says why.");
        }

        if (Readiness.IsDeploymentReady(deployment, workload.MinAvailableReplicas))
        {
            return new(Type, ConditionStatus.True, "Available", "The service runs.");
        }

        return Readiness.IsAvailable(deployment, workload.MinAvailableReplicas)
            ? new(Type, ConditionStatus.False, "Progressing", "The newest version is being rolled out.")
            : new(Type, ConditionStatus.False, "Unavailable", $"No pod is ready. {Advice(workload, observed)}");
    }

    /// <summary>Possible causes to check; the Deployment does not say which one applies.</summary>
    private static string Advice(Workload workload, ObservedWorkload observed)
    {
        if (observed.Diagnosis is { } diagnosis)
        {
            return $"{diagnosis} Look at: kubectl describe pods -n {workload.Namespace} -l app={workload.Name}";
        }

        var secrets = RequiredSecrets.Find(workload);
        var mustExist = secrets.Count == 0 ? "" : $", that the Secrets {string.Join(", ", secrets)} exist with all their keys";
        return $"Check that the image {workload.Image} can be pulled{mustExist}, and what the pods say: "
            + $"kubectl describe pods -n {workload.Namespace} -l app={workload.Name}";
    }
}

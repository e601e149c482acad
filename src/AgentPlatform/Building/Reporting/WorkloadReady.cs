using System.Globalization;
using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Building.Reporting;

/// <summary>The condition WorkloadReady: whether the service runs.</summary>
internal static class WorkloadReady
{
    /// <summary>The reason while no pods are wanted; the phase has the same name.</summary>
    public const string Idle = "Idle";

    private const string Type = "WorkloadReady";

    /// <summary>Kubernetes' default of progressDeadlineSeconds, which does not apply to a Deployment that is scaled.</summary>
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(10);

    /// <summary>The time between the poll that wakes a service and the Deployment's word that it lacks pods, and some more.</summary>
    private static readonly TimeSpan TimeToWake = TimeSpan.FromMinutes(2);

    public static ConditionReport Create(Workload workload, ObservedWorkload observed, bool? isSameTemplate)
    {
        if (observed.Deployment is not { Document: not null } deployment)
        {
            return new(Type, ConditionStatus.False, "Creating", "The Deployment does not exist yet.");
        }

        if (deployment.IsStale)
        {
            return new(
                Type,
                ConditionStatus.Unknown,
                "NotSynced",
                "The Object that delivers the Deployment is not synced; its condition Synced says why.");
        }

        try
        {
            return Create(workload, observed, deployment, isSameTemplate);
        }
        catch (ConversionException)
        {
            return new(Type, ConditionStatus.Unknown, "UnknownStatus", "The Deployment's status cannot be read.");
        }
    }

    private static ConditionReport Create(
        Workload workload, ObservedWorkload observed, ObservedObject deployment, bool? isSameTemplate)
    {
        if (isSameTemplate == false)
        {
            return new(Type, ConditionStatus.False, "Progressing", "The newest version has not been applied yet.");
        }

        if (!DeploymentReadiness.IsCurrent(deployment))
        {
            return ScalingOnly(observed, isSameTemplate) is { } before
                ? Scaled(deployment, before)
                : new(
                    Type,
                    ConditionStatus.False,
                    "Progressing",
                    "The Deployment's controller has not seen its newest version yet.");
        }

        var (wanted, available) = (deployment.WantedReplicas, deployment.DeploymentStatus!.AvailableReplicas ?? 0);
        if (wanted == 0)
        {
            return IdleReport();
        }

        var isRolledOut = DeploymentReadiness.IsRolledOut(deployment);
        if (Readiness.Condition(deployment, "ReplicaFailure") is { Status: "True" } failure && !(isRolledOut && available > 0))
        {
            return new(
                Type,
                ConditionStatus.False,
                string.IsNullOrEmpty(failure.Reason) ? "ReplicaFailure" : failure.Reason,
                $"Pods cannot be created: {failure.Message}",
                IsFailure: true);
        }

        if (!isRolledOut)
        {
            return RollingOut(workload, observed, deployment, available);
        }

        return available switch
        {
            0 => Unavailable(workload, observed, deployment),
            _ when workload.Scaling is null && CannotGrow(deployment) is { } why => new(
                Type,
                ConditionStatus.True,
                "CannotGrow",
                $"{Of(available, wanted)} available, and more cannot be created: {why}",
                IsFailure: true),
            _ when available < wanted => new(
                Type, ConditionStatus.True, "Partial", $"{Of(available, wanted)} available.", IsRoutine: true),
            _ => new(Type, ConditionStatus.True, "Available", "The service runs.", IsRoutine: true),
        };
    }

    /// <summary>
    /// The condition before a change of the Deployment that its controller has not seen yet, if that change is a number of pods: the
    /// pod template is the same, the composite too, and the service was ready. Null for any other change.
    /// </summary>
    /// <remarks>
    /// An autoscaler's write raises the generation, and Crossplane often calls before the controller has seen it. Without this, every
    /// scaling would make the service unready for a moment, and the memory of an idle service would be lost.
    /// </remarks>
    public static StatusCondition? ScalingOnly(ObservedWorkload observed, bool? isSameTemplate) =>
        isSameTemplate == true && observed.Previous.IsOfThisGeneration
        && observed.Previous.Condition(Type) is { Status: "True", Reason.Length: > 0 } before
            ? before
            : null;

    private static ConditionReport Scaled(ObservedObject deployment, StatusCondition before)
    {
        if (deployment.WantedReplicas == 0)
        {
            return IdleReport();
        }

        return before.Reason == Idle
            ? new(
                Type,
                ConditionStatus.True,
                "Starting",
                "The service was idle and starts: its first pods are about to be created.",
                IsPassing: true,
                IsRoutine: true)
            : new(
                Type,
                ConditionStatus.True,
                before.Reason!,
                string.IsNullOrEmpty(before.Message) ? "The number of pods is being changed." : before.Message,
                IsFailure: before.Reason == "CannotGrow",
                IsPassing: true,
                IsRoutine: before.Reason != "CannotGrow");
    }

    private static ConditionReport IdleReport() =>
        new(Type, ConditionStatus.True, Idle, "The service is idle: no pods are wanted.", IsRoutine: true);

    /// <summary>
    /// What keeps Kubernetes from creating all pods that are wanted of a version that runs; null if nothing does. Of a scaled
    /// workload this is told by ScalerReady, because the service itself runs.
    /// </summary>
    /// <exception cref="ConversionException">The status is malformed.</exception>
    public static string? CannotGrow(ObservedObject deployment) =>
        DeploymentReadiness.IsCurrent(deployment)
        && DeploymentReadiness.IsRolledOut(deployment)
        && deployment.DeploymentStatus is { AvailableReplicas: > 0, Replicas: { } existing }
        && existing < deployment.WantedReplicas
        && Readiness.Condition(deployment, "ReplicaFailure") is { Status: "True" } failure
            ? failure.Message ?? failure.Reason ?? "Kubernetes does not say why."
            : null;

    /// <summary>The beginning of a sentence on pods, with its verb.</summary>
    private static string Of(int count, int wanted) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} of {wanted} {(wanted == 1 ? "pod is" : "pods are")}");

    private static ConditionReport RollingOut(
        Workload workload, ObservedWorkload observed, ObservedObject deployment, int available)
    {
        var updated = Of(deployment.DeploymentStatus!.UpdatedReplicas ?? 0, deployment.WantedReplicas);
        var counts = string.Create(
            CultureInfo.InvariantCulture, $"{updated} updated, {available} {(available == 1 ? "is" : "are")} available");
        if (DeploymentReadiness.IsPastDeadline(deployment))
        {
            return new(
                Type,
                ConditionStatus.False,
                "ProgressDeadlineExceeded",
                $"The newest version did not become ready in time: {counts}. {PodAdvice.ToStart(workload, observed)}",
                IsFailure: true);
        }

        return available > 0
            ? new(Type, ConditionStatus.False, "Progressing", $"The newest version is being rolled out: {counts}.")
            : new(Type, ConditionStatus.False, "Unavailable", $"No pod is available. {PodAdvice.ToStart(workload, observed)}");
    }

    /// <summary>
    /// Tells pods that were lost from those that start because a service that was idle is wanted again: the Deployment looks the
    /// same, but the previous call saw none wanted.
    /// </summary>
    private static ConditionReport Unavailable(Workload workload, ObservedWorkload observed, ObservedObject deployment)
    {
        var wanted = deployment.WantedReplicas;
        var before = observed.Previous.Condition(Type)?.Reason;
        if (before == "StartFailed" || (before is "Idle" or "Starting" && HasStartedLongAgo(observed.Scaler, deployment)))
        {
            return new(
                Type,
                ConditionStatus.False,
                "StartFailed",
                "The service was idle, and no pod has become available within 10 minutes. "
                    + PodAdvice.ToStart(workload, observed),
                IsFailure: true);
        }

        // Only KEDA's polls tell how long the pods take to start: without them, a service that never starts would stay ready.
        return before is "Idle" or "Starting"
            ? new(
                Type,
                IsWoken(workload, observed.Scaler, deployment) ? ConditionStatus.True : ConditionStatus.False,
                "Starting",
                $"The service was idle and starts: {Of(0, wanted)} available. {PodAdvice.ToStart(workload, observed)}",
                IsPassing: true,
                IsRoutine: true)
            : new(
                Type,
                ConditionStatus.False,
                "Down",
                $"The service ran and is down: {Of(0, wanted)} available. {PodAdvice.AfterLoss(workload, observed)}",
                IsFailure: true);
    }

    /// <summary>Whether KEDA, which saw work, has woken the service, and not somebody who asked for pods.</summary>
    private static bool IsWoken(Workload workload, ObservedObject? scaler, ObservedObject deployment) =>
        workload.Scaling is not null && WaitOf(scaler, deployment) is { } wait && wait > -TimeToWake;

    /// <inheritdoc cref="WaitOf"/>
    private static bool HasStartedLongAgo(ObservedObject? scaler, ObservedObject deployment) =>
        WaitOf(scaler, deployment) >= StartDeadline;

    /// <summary>
    /// Reads the age of the start from times that others have written: KEDA writes the time of each poll that finds work, and the
    /// Deployment says since when it lacks pods. Null if one of them does not say.
    /// </summary>
    private static TimeSpan? WaitOf(ObservedObject? scaler, ObservedObject deployment) =>
        Readiness.Condition(deployment, "Available") is { Status: "False", LastTransitionTime: { } since }
        && ScaledObjectReadiness.LastActiveTime(scaler) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? now - since
            : null;
}

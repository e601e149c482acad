using AgentPlatform.Shared;
using Crossplane.Functions.Reporting;

namespace AgentPlatform.Workloads.Reporting;

/// <summary>The condition ScalerReady: whether the workload is scaled by the lag of its stream.</summary>
internal static class ScalerReady
{
    private const string Type = "ScalerReady";

    public static ConditionReport Create(Workload workload, ObservedWorkload observed)
    {
        if (!workload.IsScaled)
        {
            return new(Type, ConditionStatus.True, "Disabled", "Scaling is off; the number of pods stays as it is set.");
        }

        if (observed.LacksKeda)
        {
            return new(
                Type,
                ConditionStatus.False,
                "KedaNotInstalled",
                "The cluster has no CustomResourceDefinition scaledobjects.keda.sh, so the number of pods stays as it is. "
                    + "Install KEDA 2.20 or later; the ScaledObject follows by itself.",
                IsFailure: true);
        }

        if (observed.Scaler is not { Document: not null } scaler)
        {
            return new(Type, ConditionStatus.False, "Creating", "The ScaledObject does not exist yet.");
        }

        if (scaler.IsStale)
        {
            return new(
                Type,
                ConditionStatus.Unknown,
                "NotSynced",
                "The Object that delivers the ScaledObject is not synced; its condition Synced says why.");
        }

        var paused = Readiness.Try(() => Readiness.Condition(scaler, "Paused"));
        if (paused?.Status == "True")
        {
            return new(Type, ConditionStatus.True, "Paused", "Scaling is paused; the number of pods stays as it is.");
        }

        var ready = Readiness.Try(() => Readiness.Condition(scaler, "Ready"));
        return ready?.Status switch
        {
            "True" => new(Type, ConditionStatus.True, "Scaling", "The lag of the stream decides the number of pods."),
            "False" => new(
                Type,
                ConditionStatus.False,
                string.IsNullOrEmpty(ready.Reason) ? "Failed" : ready.Reason,
                $"{Advice(workload)} KEDA says: {ready.Message}",
                IsFailure: true),
            _ => new(Type, ConditionStatus.Unknown, "Waiting", "KEDA has not looked at the ScaledObject yet; is KEDA running?"),
        };
    }

    private static string Advice(Workload workload) =>
        $"KEDA cannot scale by the lag. Check that the stream {workload.Stream.Name} and its durable consumer "
        + $"{workload.Stream.Consumer} exist, and that KEDA reaches {workload.MonitoringEndpoint}.";
}

using AgentPlatform.Building.Nats;
using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Building.Reporting;

/// <summary>The condition ScalerReady: whether the workload is scaled by the lag of its stream.</summary>
internal static class ScalerReady
{
    private const string Type = "ScalerReady";

    public static ConditionReport Create(Workload workload, ObservedWorkload observed)
    {
        if (workload.Scaling is not { } scaling)
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

        try
        {
            return Create(scaling.Stream, workload.Name, observed, scaler);
        }
        catch (ConversionException)
        {
            return new(Type, ConditionStatus.Unknown, "UnknownStatus", "The status of the ScaledObject cannot be read.");
        }
    }

    /// <summary>The readiness of the ScaledObject for Crossplane.</summary>
    public static Ready IsReady(ObservedWorkload observed) =>
        ScaledObjectReadiness.Of(observed.Scaler, HasWorked(observed));

    private static ConditionReport Create(NatsStream stream, string name, ObservedWorkload observed, ObservedObject scaler)
    {
        if (CannotGrow(observed.Deployment) is { } why)
        {
            return new(
                Type, ConditionStatus.False, "CannotGrow", $"More pods are wanted, and cannot be created: {why}", IsFailure: true);
        }

        if (Readiness.Condition(scaler, "Paused")?.Status == "True")
        {
            return new(Type, ConditionStatus.True, "Paused", "Scaling is paused; the number of pods stays as it is.");
        }

        var ready = Readiness.Condition(scaler, "Ready");
        return ready switch
        {
            { Status: "True" } => Scaling(stream, observed, scaler),
            { Status: "False" } or { Reason.Length: > 0 } => NotReady(stream, name, observed, scaler, ready),
            _ => new(Type, ConditionStatus.Unknown, "Waiting", "KEDA has not looked at the ScaledObject yet; is KEDA running?"),
        };
    }

    /// <summary>KEDA's condition Ready does not include what Kubernetes' autoscaler makes of the metrics.</summary>
    private static ConditionReport Scaling(NatsStream stream, ObservedWorkload observed, ObservedObject scaler)
    {
        if (Readiness.Condition(scaler, "Fallback")?.Status == "True")
        {
            return new(
                Type,
                ConditionStatus.False,
                "Fallback",
                $"KEDA could not read the lag for some time and sets the number of pods for this case. {StreamAdvice(stream)}",
                IsFailure: true);
        }

        if (FindAutoscalerError(scaler) is not { } error)
        {
            return new(Type, ConditionStatus.True, "Scaling", "The lag of the stream decides the number of pods.");
        }

        return observed.Previous.Condition(Type) is { } before && (before.Reason == "MetricErrorJustNow" || WasError(before))
            ? new(
                Type,
                ConditionStatus.False,
                string.IsNullOrEmpty(error.Reason) ? "HPAInactive" : error.Reason,
                "KEDA reads the lag, but Kubernetes' autoscaler does not get it. Check that KEDA's metrics server runs and "
                    + "that the APIService v1beta1.external.metrics.k8s.io is available. "
                    + $"Kubernetes says: {error.Message}",
                // A new autoscaler often fails until KEDA serves its metric, long before the first pod is ready.
                IsFailure: observed.IsRolledOut)
            : new(
                Type,
                ConditionStatus.Unknown,
                "MetricErrorJustNow",
                $"Kubernetes' autoscaler did not get the lag just now. Kubernetes says: {error.Message}",
                IsPassing: true);
    }

    /// <summary>Whether an earlier call has told an error of scaling itself: it then stays an error, whatever its reason.</summary>
    private static bool WasError(StatusCondition before) =>
        before is { Status: "False", Reason: not ("Creating" or "KedaNotInstalled" or "CannotGrow" or "SecretMissing") };

    private static ConditionReport NotReady(
        NatsStream stream, string name, ObservedWorkload observed, ObservedObject scaler, StatusCondition ready)
    {
        if (MissingSecret.Find(scaler) is { } secret)
        {
            return new(
                Type,
                ConditionStatus.False,
                "SecretMissing",
                $"KEDA reads the variables of the pods before it scales them, and cannot: {secret.Sentence}.",
                IsFailure: observed.IsRolledOut);
        }

        if (ScaledObjectReadiness.HasTriggerError(scaler))
        {
            return HasFailedAgain(observed, scaler)
                ? new(Type, ConditionStatus.False, ready.Reason!, TriggerAdvice(stream, ready), IsFailure: true)
                : new(
                    Type,
                    ConditionStatus.Unknown,
                    "TriggerErrorJustNow",
                    $"KEDA could not read the lag just now. KEDA says: {ready.Message}",
                    IsPassing: true);
        }

        return ready is { Reason: "ScaledObjectCheckFailed" }
            ? new(
                Type,
                ConditionStatus.False,
                ready.Reason,
                "KEDA does not accept the ScaledObject. Check that KEDA may create HorizontalPodAutoscalers, and that nothing "
                    + $"else scales the Deployment {name}. KEDA says: {ready.Message}",
                IsFailure: observed.IsRolledOut)
            : new(
                Type,
                ready.Status == "False" ? ConditionStatus.False : ConditionStatus.Unknown,
                string.IsNullOrEmpty(ready.Reason) ? "Failed" : ready.Reason,
                $"KEDA cannot scale the Deployment {name}. KEDA says: {ready.Message}",
                IsFailure: ready.Status == "False");
    }

    /// <summary>
    /// Whether more than one poll of KEDA has failed: Kubernetes' autoscaler, which asks on its own, does not get the lag
    /// either; or, where KEDA does not tell what the autoscaler gets, a previous call has seen the error already.
    /// </summary>
    private static bool HasFailedAgain(ObservedWorkload observed, ObservedObject scaler)
    {
        var before = observed.Previous.Condition(Type);
        return FindAutoscalerError(scaler) is not null
            || (before is not null && WasError(before))
            || (before is { Reason: "TriggerErrorJustNow" } && Readiness.Condition(scaler, "HPAActive")?.Status != "True");
    }

    /// <summary>An autoscaler is inactive by itself while there are no pods, with the reason ScalingDisabled.</summary>
    private static StatusCondition? FindAutoscalerError(ObservedObject scaler) =>
        Readiness.Condition(scaler, "HPAActive") is { Status: "False", Reason: not "ScalingDisabled" } error ? error : null;

    /// <summary>
    /// Whether the trigger has worked before: KEDA has once seen work, or the previous call found scaling or the whole composite
    /// ready.
    /// </summary>
    private static bool HasWorked(ObservedWorkload observed) =>
        ScaledObjectReadiness.LastActiveTime(observed.Scaler) is not null
        || observed.Previous.Condition(Type)?.Status == "True"
        || observed.Previous.Condition("Ready")?.Status == "True";

    private static string? CannotGrow(ObservedObject? deployment) => deployment is { Document: not null, IsStale: false }
        ? Readiness.Try(() => WorkloadReady.CannotGrow(deployment))
        : null;

    private static string TriggerAdvice(NatsStream stream, StatusCondition ready) => ready.Reason == "PartialTriggerError"
        ? $"Some triggers fail, and the others decide the number of pods. {StreamAdvice(stream)} KEDA says: {ready.Message}"
        : $"KEDA cannot scale by the lag. {StreamAdvice(stream)} KEDA says: {ready.Message}";

    private static string StreamAdvice(NatsStream stream) =>
        $"Check that the stream {stream.Name} and its durable consumer {stream.Consumer} exist, and that KEDA "
        + $"reaches {stream.MonitoringEndpoint}.";
}

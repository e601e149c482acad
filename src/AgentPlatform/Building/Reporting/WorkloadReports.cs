using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Building.Reporting;

/// <summary>The conditions of a workload, and what follows from them.</summary>
/// <param name="Workload">The condition WorkloadReady.</param>
/// <param name="Scaler">The condition ScalerReady.</param>
/// <param name="Migrations">The condition MigrationsReady.</param>
/// <param name="Route">The condition RouteReady; null if the workload is not exposed.</param>
internal sealed record WorkloadReports(
    ConditionReport Workload, ConditionReport Scaler, ConditionReport Migrations, ConditionReport? Route)
{
    /// <summary>The readiness of the ScaledObject; unspecified without scaling.</summary>
    public required Ready ScaledObject { get; init; }

    /// <summary>All conditions.</summary>
    public IReadOnlyList<ConditionReport> All =>
        Route is null ? [Workload, Scaler, Migrations] : [Workload, Scaler, Migrations, Route];

    /// <param name="workload">The workload.</param>
    /// <param name="observed">Its objects.</param>
    /// <param name="isSameTemplate">
    /// Whether the observed Deployment has the pod template that is rendered; null if that is not known.
    /// </param>
    public static WorkloadReports Create(Workload workload, ObservedWorkload observed, bool? isSameTemplate) => new(
        WorkloadReady.Create(workload, observed, isSameTemplate),
        ScalerReady.Create(workload, observed),
        MigrationsReady.Create(workload, observed, isSameTemplate),
        workload.Exposure is { } exposure ? RouteReady.Create(workload, exposure, observed) : null)
    {
        ScaledObject = workload.Scaling is not null ? ScalerReady.IsReady(observed) : Ready.Unspecified,
    };

    /// <summary>The readiness of the Deployment, which never contradicts WorkloadReady.</summary>
    public Ready OfDeployment(ObservedWorkload observed) => (Workload.Status, observed.Deployment) switch
    {
        (ConditionStatus.True, { Delivered: Ready.Unspecified }) => Ready.True,
        (ConditionStatus.True, { Delivered: var delivered }) => delivered,
        _ => Ready.False,
    };

    /// <summary>The phase: a word for the whole.</summary>
    public string Phase(Workload workload, ObservedWorkload observed)
    {
        if (observed.Deployment is null)
        {
            return "Pending";
        }

        if (All.Any(report => report.IsFailure))
        {
            return "Degraded";
        }

        var isReady = OfDeployment(observed) == Ready.True
            && !Workload.IsPassing
            && (workload.Scaling is null || ScaledObject == Ready.True)
            && Route is null or { Status: ConditionStatus.True };
        return !isReady ? "Progressing" : Workload.Reason == WorkloadReady.Idle ? WorkloadReady.Idle : "Ready";
    }
}

using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;

namespace AgentPlatform.Building.Reporting;

/// <summary>The status of a workload composite. Unknown values are null.</summary>
internal sealed record WorkloadStatus
{
    /// <summary>The URL of the service: external if it is exposed, otherwise cluster-internal.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The desired image.</summary>
    public string? Image { get; init; }

    /// <summary>The number of pods.</summary>
    public int? Replicas { get; init; }

    /// <summary>The number of ready pods.</summary>
    public int? ReadyReplicas { get; init; }

    /// <summary>The name of the HorizontalPodAutoscaler that KEDA created.</summary>
    public string? HpaName { get; init; }

    /// <summary><c>Pending</c>, <c>Progressing</c>, <c>Ready</c>, <c>Idle</c> or <c>Degraded</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>The <c>metadata.generation</c> that this status was computed from.</summary>
    public long? ObservedGeneration { get; init; }

    public static StructDocument Create(Workload workload, ObservedWorkload observed, WorkloadReports reports)
    {
        var status = Readiness.Try(() => observed.Deployment?.DeploymentStatus);
        return StructDocument.From(
            new WorkloadStatus
            {
                Endpoint = workload.Endpoint,
                Image = workload.Image.Name,
                Replicas = status is null ? null : status.Replicas ?? 0,
                ReadyReplicas = status is null ? null : status.ReadyReplicas ?? 0,
                HpaName = Readiness.Try(() => ScaledObjectReadiness.HpaName(observed.Scaler)),
                Phase = reports.Phase(workload, observed),
                ObservedGeneration = workload.Objects.Generation,
            },
            WorkloadStatusJson.Default.WorkloadStatus);
    }
}

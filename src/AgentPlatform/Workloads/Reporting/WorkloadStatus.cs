using System.Globalization;
using AgentPlatform.Shared;
using AgentPlatform.Workloads.Objects;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Workloads.Reporting;

/// <summary>The status of a composite that is a workload. What is not known is absent.</summary>
internal sealed record WorkloadStatus
{
    private static readonly FieldPath HpaNamePath = "status.hpaName";

    /// <summary>Where the service answers: in the cluster, or, if it is exposed, from outside.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The image that was asked for.</summary>
    public string? Image { get; init; }

    /// <summary>The pods that there are.</summary>
    public int? Replicas { get; init; }

    /// <summary>The pods that are ready.</summary>
    public int? ReadyReplicas { get; init; }

    /// <summary>The HorizontalPodAutoscaler that KEDA made.</summary>
    public string? HpaName { get; init; }

    /// <summary><c>Pending</c>, <c>Progressing</c>, <c>Ready</c> or <c>Degraded</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>The generation of the composite that all this speaks of.</summary>
    public long? ObservedGeneration { get; init; }

    public static StructDocument Of(Workload workload, ObservedWorkload observed)
    {
        var status = Readiness.Try(() => observed.Deployment?.DeploymentStatus);
        return StructDocument.From(
            new WorkloadStatus
            {
                Endpoint = EndpointOf(workload),
                Image = workload.Image,
                Replicas = status is null ? null : status.Replicas ?? 0,
                ReadyReplicas = status is null ? null : status.ReadyReplicas ?? 0,
                HpaName = Readiness.Try(() => observed.Scaler?.Document?.GetString(HpaNamePath)),
                Phase = PhaseOf(workload, observed),
                ObservedGeneration = workload.Metadata.Generation,
            },
            WorkloadStatusJson.Default.WorkloadStatus);
    }

    private static string EndpointOf(Workload workload)
    {
        if (workload.Spec.Exposure is { } exposure)
        {
            return $"https://{WorkloadHttpRoute.HostFor(workload)}{exposure.PathPrefix ?? WorkloadDefaults.PathPrefix}";
        }

        var (service, port) = WorkloadService.Address(workload);
        return string.Create(CultureInfo.InvariantCulture, $"http://{service}.{workload.Namespace}.svc.cluster.local:{port}");
    }

    private static string PhaseOf(Workload workload, ObservedWorkload observed)
    {
        if (observed.Deployment is null)
        {
            return "Pending";
        }

        var scalerIsReady = !workload.IsScaled || Readiness.OfScaledObject(observed.Scaler) == Ready.True;
        if (Readiness.OfDeployment(observed.Deployment, workload.EnoughReplicas) == Ready.True && scalerIsReady)
        {
            return "Ready";
        }

        return WorkloadReady.Of(workload, observed).IsFailure || ScalerReady.Of(workload, observed).IsFailure ? "Degraded" : "Progressing";
    }
}

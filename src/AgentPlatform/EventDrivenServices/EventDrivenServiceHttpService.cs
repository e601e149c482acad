using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;

namespace AgentPlatform.EventDrivenServices;

/// <summary>The Service for HTTP requests, beside that which has the name of the composite.</summary>
internal static class EventDrivenServiceHttpService
{
    /// <summary>Appended to the composite's name.</summary>
    public const string Suffix = "-http";

    private const string ResourceName = "http-service";

    public static ComposedObject Compose(Workload workload, ServicePort port, ObservedWorkload observed)
    {
        var annotations = PrometheusAnnotations.Create(workload.HttpPort, workload.MetricsPath);
        return new ComposedObject(
            ResourceName,
            WorkloadService.Render(workload.Objects, Suffix, port, workload.HttpPort, annotations),
            Readiness.IfExists(observed[ResourceName]));
    }
}

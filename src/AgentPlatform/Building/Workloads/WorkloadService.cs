using AgentPlatform.Building.Metadata;
using k8s.Models;

namespace AgentPlatform.Building.Workloads;

internal static class WorkloadService
{
    /// <summary>The maximum length of a Service's name.</summary>
    public const int MaxNameLength = 63;

    /// <summary>The Service that has the workload's name.</summary>
    public static V1Service Render(Workload workload) =>
        Render(workload.Objects, "", workload.Service, workload.HttpPort, annotations: null);

    /// <param name="objects">The metadata of the objects.</param>
    /// <param name="suffix">Appended to the composite's name.</param>
    /// <param name="service">The port of the Service.</param>
    /// <param name="targetPort">The port of the pods.</param>
    /// <param name="annotations">Annotations of this Service only.</param>
    public static V1Service Render(
        ObjectMetadata objects,
        string suffix,
        ServicePort service,
        int targetPort,
        IReadOnlyDictionary<string, string>? annotations) => new()
        {
            ApiVersion = "v1",
            Kind = V1Service.KubeKind,
            Metadata = objects.Create(suffix, MaxNameLength, annotations),
            Spec = new V1ServiceSpec
            {
                Type = "ClusterIP",
                Selector = objects.Selector,
                Ports = [new V1ServicePort { Name = "http", Port = service.Port, TargetPort = targetPort, Protocol = "TCP" }],
                SessionAffinity = service.SessionAffinity,
            },
        };
}

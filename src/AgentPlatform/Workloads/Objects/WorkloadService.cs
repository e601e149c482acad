using System.Globalization;
using AgentPlatform.Shared;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadService
{
    private const string PortName = "http";
    private const string HttpSuffix = "-http";
    private const int MaxNameLength = 63;

    /// <summary>The Service of every workload.</summary>
    public static V1Service Render(Workload workload)
    {
        var port = workload.Profile.HasSeparateHttpService ? WorkloadDefaults.HttpPort : workload.HttpPort;
        var affinity = workload.Profile.HasSeparateHttpService ? null : workload.Spec.SessionAffinity;
        return Render(workload, "", port, affinity, annotations: null);
    }

    /// <summary>The name and port of the Service for HTTP requests.</summary>
    public static (string Name, int Port) Address(Workload workload) => workload.Profile.HasSeparateHttpService
        ? workload.Spec.HttpPort is { } port
            ? (ObjectNames.WithSuffix(workload.Name, HttpSuffix, MaxNameLength), port)
            : (workload.Name, WorkloadDefaults.HttpPort)
        : (workload.Name, workload.HttpPort);

    /// <summary>The separate HTTP Service.</summary>
    public static V1Service RenderHttp(Workload workload)
    {
        var affinity = workload.Spec.SessionAffinity ?? WorkloadDefaults.SessionAffinity;
        var annotations = new Dictionary<string, string>
        {
            ["prometheus.io/scrape"] = "true",
            ["prometheus.io/port"] = workload.HttpPort.ToString(CultureInfo.InvariantCulture),
            ["prometheus.io/path"] = workload.Spec.MetricsPath ?? WorkloadDefaults.MetricsPath,
        };
        return Render(workload, HttpSuffix, workload.HttpPort, affinity, annotations);
    }

    private static V1Service Render(
        Workload workload, string suffix, int port, string? affinity, Dictionary<string, string>? annotations) => new()
        {
            ApiVersion = "v1",
            Kind = V1Service.KubeKind,
            Metadata = workload.ObjectMeta(suffix, MaxNameLength, annotations),
            Spec = new V1ServiceSpec
            {
                Type = "ClusterIP",
                Selector = workload.Selector,
                Ports = [new V1ServicePort { Name = PortName, Port = port, TargetPort = workload.HttpPort, Protocol = "TCP" }],
                SessionAffinity = affinity,
            },
        };
}

using AgentPlatform.Settings;
using AgentPlatform.Workloads.Specs;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadHttpRoute
{
    public static HttpRoute Render(Workload workload)
    {
        var exposure = workload.Spec.Exposure!;
        var (service, port) = WorkloadService.Address(workload);
        return new HttpRoute
        {
            Metadata = workload.ObjectMeta(),
            Spec = new HttpRouteSpec
            {
                ParentRefs = [GatewayOf(workload)],
                Hostnames = [HostFor(workload)],
                Rules =
                [
                    new HttpRouteRule
                    {
                        Matches = [new HttpRouteMatch { Path = RenderPath(exposure) }],
                        BackendRefs = [new BackendReference { Name = service, Port = port }],
                    },
                ],
            },
        };
    }

    /// <summary>The Gateway that the route asks for: the workload's own, otherwise the platform's.</summary>
    public static ParentReference GatewayOf(Workload workload) =>
        RenderGateway(workload.Spec.Exposure!.GatewayRef, workload.Settings.Gateway);

    public static string HostFor(Workload workload) => workload.Spec.Exposure!.Hostname
        ?? $"{DefaultHost.LabelOf(workload.Name, workload.Namespace)}.{workload.Settings.Gateway!.Domain}";

    private static HttpPathMatch RenderPath(ExposureSpec exposure) =>
        new() { Type = "PathPrefix", Value = exposure.PathPrefix ?? WorkloadDefaults.PathPrefix };

    private static ParentReference RenderGateway(GatewayReference? own, GatewaySettings? platform) => own is not null
        ? new ParentReference { Name = own.Name, Namespace = own.Namespace, SectionName = own.SectionName }
        : new ParentReference { Name = platform!.Name, Namespace = platform.Namespace, SectionName = platform.SectionName };
}

using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace AgentPlatform.AgentExecutors;

internal static class AgentExecutorService
{
    public static Service Render(AgentExecutorWorkload workload) => new()
    {
        Metadata = new ObjectMeta { Name = workload.Name, Namespace = workload.Namespace, Labels = workload.Labels },
        Spec = new ServiceSpec
        {
            Type = "ClusterIP",
            Selector = workload.Selector,
            Ports =
            [
                new ServicePort
                {
                    Name = "http",
                    Port = AgentExecutorWorkload.HttpPort,
                    TargetPort = AgentExecutorWorkload.HttpPort,
                    Protocol = Protocols.Tcp,
                },
            ],
        },
    };
}

using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace AgentPlatform.AgentExecutors;

internal static class AgentExecutorServiceAccount
{
    public static ServiceAccount Render(AgentExecutorWorkload workload) => new()
    {
        Metadata = new ObjectMeta { Name = workload.Name, Namespace = workload.Namespace, Labels = workload.Labels },
        AutomountServiceAccountToken = false,
    };
}

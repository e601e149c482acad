using Kubernetes.Manifests.Core;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadServiceAccount
{
    public static ServiceAccount Render(Workload workload) => new()
    {
        Metadata = workload.ObjectMeta(annotations: workload.Spec.ServiceAccount?.Annotations),
        AutomountServiceAccountToken = false,
    };
}

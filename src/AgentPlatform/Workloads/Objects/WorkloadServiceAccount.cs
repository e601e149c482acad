using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadServiceAccount
{
    public static V1ServiceAccount Render(Workload workload) => new()
    {
        ApiVersion = "v1",
        Kind = V1ServiceAccount.KubeKind,
        Metadata = workload.ObjectMeta(annotations: workload.Spec.ServiceAccount?.Annotations),
        AutomountServiceAccountToken = false,
    };
}

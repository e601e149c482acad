using k8s.Models;

namespace AgentPlatform.Building.Workloads;

internal static class WorkloadServiceAccount
{
    public static V1ServiceAccount Render(Workload workload) => new()
    {
        ApiVersion = "v1",
        Kind = V1ServiceAccount.KubeKind,
        Metadata = workload.Objects.Create(annotations: workload.ServiceAccountAnnotations),
        AutomountServiceAccountToken = false,
    };
}

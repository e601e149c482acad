using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadPodDisruptionBudget
{
    public static V1PodDisruptionBudget Render(Workload workload) => new()
    {
        ApiVersion = "policy/v1",
        Kind = V1PodDisruptionBudget.KubeKind,
        Metadata = workload.ObjectMeta(),
        Spec = new V1PodDisruptionBudgetSpec
        {
            Selector = new V1LabelSelector { MatchLabels = workload.Selector },
            MinAvailable = workload.Spec.PodDisruptionBudget!.MinAvailable?.ToIntOrString(),
            MaxUnavailable = workload.Spec.PodDisruptionBudget.MaxUnavailable?.ToIntOrString(),
            // Pods that are not ready protect nothing, but would block the drain of a node for ever.
            UnhealthyPodEvictionPolicy = "AlwaysAllow",
        },
    };
}

using k8s.Models;

namespace AgentPlatform.Building.Workloads;

internal static class WorkloadPodDisruptionBudget
{
    public static V1PodDisruptionBudget Render(Workload workload, PodDisruptionBudgetSpec budget) => new()
    {
        ApiVersion = "policy/v1",
        Kind = V1PodDisruptionBudget.KubeKind,
        Metadata = workload.Objects.Create(),
        Spec = new V1PodDisruptionBudgetSpec
        {
            Selector = new V1LabelSelector { MatchLabels = workload.Objects.Selector },
            MinAvailable = budget.MinAvailable?.ToIntOrString(),
            MaxUnavailable = budget.MaxUnavailable?.ToIntOrString(),
            // Pods that are not ready protect nothing, but would block the drain of a node for ever.
            UnhealthyPodEvictionPolicy = "AlwaysAllow",
        },
    };
}

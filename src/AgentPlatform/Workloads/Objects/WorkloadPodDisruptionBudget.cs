using Kubernetes.Manifests.Meta;
using Kubernetes.Manifests.Policy;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadPodDisruptionBudget
{
    public static PodDisruptionBudget Render(Workload workload) => new()
    {
        Metadata = workload.ObjectMeta(),
        Spec = new PodDisruptionBudgetSpec
        {
            Selector = new LabelSelector { MatchLabels = workload.Selector },
            MinAvailable = workload.Spec.PodDisruptionBudget!.MinAvailable,
            MaxUnavailable = workload.Spec.PodDisruptionBudget.MaxUnavailable,
        },
    };
}

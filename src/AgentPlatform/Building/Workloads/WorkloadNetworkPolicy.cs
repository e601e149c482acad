using AgentPlatform.Building.Network;
using k8s.Models;

namespace AgentPlatform.Building.Workloads;

internal static class WorkloadNetworkPolicy
{
    /// <param name="workload">The workload.</param>
    /// <param name="policy">Its rules.</param>
    /// <param name="observed">Its objects, which decide whether old pods still need the rules of the observed policy.</param>
    /// <param name="isSameTemplate">Whether the observed Deployment has the pod template that is rendered; null if unknown.</param>
    public static V1NetworkPolicy Render(
        Workload workload, V1NetworkPolicySpec policy, ObservedWorkload observed, bool? isSameTemplate) => new()
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = V1NetworkPolicy.KubeKind,
            Metadata = workload.Objects.Create("-netpol"),
            Spec = HasOldPods(observed, isSameTemplate) ? NetworkPolicyUnion.Of(policy, observed.NetworkPolicy) : policy,
        };

    private static bool HasOldPods(ObservedWorkload observed, bool? isSameTemplate) =>
        observed.Deployment is not null && (!observed.IsRolledOut || isSameTemplate == false);
}

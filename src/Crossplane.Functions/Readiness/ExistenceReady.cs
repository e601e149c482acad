namespace Crossplane.Functions.Readiness;

/// <summary>
/// The kinds whose objects are ready once they exist: no controller has to act on them, or none reports about it. A CronJob
/// too: it waits for its schedule, and its Jobs have a readiness of their own.
/// </summary>
internal static class ExistenceReady
{
    public static IReadOnlyList<ReadyCheck> Checks { get; } =
    [
        ReadyCheck.IfExists("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
        ReadyCheck.IfExists("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding"),
        ReadyCheck.IfExists("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
        ReadyCheck.IfExists("apiextensions.crossplane.io/v1beta1", "EnvironmentConfig"),
        ReadyCheck.IfExists("batch/v1", "CronJob"),
        ReadyCheck.IfExists("coordination.k8s.io/v1", "Lease"),
        ReadyCheck.IfExists("discovery.k8s.io/v1", "EndpointSlice"),
        ReadyCheck.IfExists("gateway.networking.k8s.io/v1beta1", "ReferenceGrant"),
        ReadyCheck.IfExists("keda.sh/v1alpha1", "ClusterTriggerAuthentication"),
        ReadyCheck.IfExists("keda.sh/v1alpha1", "TriggerAuthentication"),
        ReadyCheck.IfExists("kubernetes.crossplane.io/v1alpha1", "ProviderConfig"),
        ReadyCheck.IfExists("kubernetes.m.crossplane.io/v1alpha1", "ClusterProviderConfig"),
        ReadyCheck.IfExists("kubernetes.m.crossplane.io/v1alpha1", "ProviderConfig"),
        ReadyCheck.IfExists("monitoring.coreos.com/v1", "PodMonitor"),
        ReadyCheck.IfExists("monitoring.coreos.com/v1", "PrometheusRule"),
        ReadyCheck.IfExists("monitoring.coreos.com/v1", "ServiceMonitor"),
        ReadyCheck.IfExists("networking.k8s.io/v1", "IngressClass"),
        ReadyCheck.IfExists("networking.k8s.io/v1", "NetworkPolicy"),
        ReadyCheck.IfExists("node.k8s.io/v1", "RuntimeClass"),
        ReadyCheck.IfExists("rbac.authorization.k8s.io/v1", "ClusterRole"),
        ReadyCheck.IfExists("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
        ReadyCheck.IfExists("rbac.authorization.k8s.io/v1", "Role"),
        ReadyCheck.IfExists("rbac.authorization.k8s.io/v1", "RoleBinding"),
        ReadyCheck.IfExists("scheduling.k8s.io/v1", "PriorityClass"),
        ReadyCheck.IfExists("storage.k8s.io/v1", "StorageClass"),
        ReadyCheck.IfExists("v1", "ConfigMap"),
        ReadyCheck.IfExists("v1", "Endpoints"),
        ReadyCheck.IfExists("v1", "LimitRange"),
        ReadyCheck.IfExists("v1", "ResourceQuota"),
        ReadyCheck.IfExists("v1", "Secret"),
        ReadyCheck.IfExists("v1", "ServiceAccount"),
    ];
}

namespace AgentPlatform.Building.Metadata;

/// <summary>
/// The labels and annotations with which tools keep books on the objects that they apply, and those that make controllers do
/// something. They are about the composite and never copied to its objects: a tool that finds its mark on an object that it did
/// not apply prunes it, reports it as drift or takes it for the tool's own.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Domain or key</term><description>Tool, and where it says so</description></listheader>
/// <item><term>addonmanager.kubernetes.io</term><description>Kubernetes' addon manager, which deletes what carries its label and
/// is not in its files: https://github.com/kubernetes/kubernetes/tree/master/cluster/addons/addon-manager</description></item>
/// <item><term>app.kubernetes.io/instance</term><description>Argo CD, which can track by it:
/// https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/</description></item>
/// <item><term>applyset.kubernetes.io</term><description>kubectl apply --prune with ApplySets, and Config Sync:
/// https://kubernetes.io/docs/reference/labels-annotations-taints/#applyset-kubernetes-io-part-of</description></item>
/// <item><term>argoproj.io</term><description>Argo CD, its notifications and its image updater:
/// https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/</description></item>
/// <item><term>carvel.dev</term><description>kapp-controller and kbld:
/// https://carvel.dev/kapp-controller/docs/develop/packaging/</description></item>
/// <item><term>cattle.io</term><description>Rancher, Fleet and Wrangler's object sets:
/// https://github.com/rancher/wrangler/tree/main/pkg/apply</description></item>
/// <item><term>cli-utils.sigs.k8s.io</term><description>cli-utils, the library of kpt and Config Sync:
/// https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/common/common.go</description></item>
/// <item><term>config.k8s.io</term><description>cli-utils' inventory and kustomize's build metadata:
/// https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/inventory/policy.go</description></item>
/// <item><term>config.kubernetes.io</term><description>KRM functions, kustomize and kpt:
/// https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md
/// </description></item>
/// <item><term>configmanagement.gke.io, configsync.gke.io</term><description>Config Sync:
/// https://cloud.google.com/kubernetes-engine/config-sync/docs/reference/labels-and-annotations</description></item>
/// <item><term>crossplane.io</term><description>Crossplane:
/// https://github.com/crossplane/crossplane-runtime/blob/main/pkg/meta/meta.go</description></item>
/// <item><term>deploy.cloud.google.com</term><description>Google Cloud Deploy:
/// https://cloud.google.com/deploy/docs/labels-annotations</description></item>
/// <item><term>deployment.kubernetes.io</term><description>Kubernetes' Deployment controller: the revision of a Deployment:
/// https://kubernetes.io/docs/reference/labels-annotations-taints/#deployment-kubernetes-io-revision</description></item>
/// <item><term>external-dns.alpha.kubernetes.io, external-dns.kubernetes.io</term><description>ExternalDNS, which makes DNS
/// records of what they say: https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
/// </description></item>
/// <item><term>fluxcd.io</term><description>Flux' controllers, such as kustomize.toolkit.fluxcd.io/name:
/// https://fluxcd.io/flux/components/kustomize/kustomizations/#garbage-collection</description></item>
/// <item><term>helm.sh</term><description>Helm: its hooks, its resource policy and, below meta.helm.sh, the release that owns an
/// object: https://helm.sh/docs/topics/charts_hooks/</description></item>
/// <item><term>k14s.io</term><description>kapp and kbld under their first name:
/// https://carvel.dev/kapp/docs/develop/state-namespace/</description></item>
/// <item><term>karmada.io</term><description>Karmada's policies and works:
/// https://karmada.io/docs/reference/object-association-map/</description></item>
/// <item><term>keda.sh</term><description>KEDA: autoscaling.keda.sh pauses a ScaledObject, scaledobject.keda.sh takes over
/// autoscalers, validations.keda.sh switches checks off: https://keda.sh/docs/latest/reference/scaledobject-spec/
/// </description></item>
/// <item><term>kpt.dev</term><description>kpt: https://kpt.dev/reference/annotations/</description></item>
/// <item><term>kubectl.kubernetes.io</term><description>kubectl apply's last-applied-configuration and kubectl rollout restart:
/// https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-k8s-io-last-applied-configuration</description></item>
/// <item><term>kubernetes.azure.com</term><description>Azure Kubernetes Service, which reserves it:
/// https://learn.microsoft.com/azure/aks/use-labels#reserved-prefixes</description></item>
/// <item><term>kyverno.io</term><description>Kyverno: the patches of its policies and the trigger of generated objects:
/// https://kyverno.io/docs/policy-types/cluster-policy/generate/</description></item>
/// <item><term>oam.dev</term><description>KubeVela, which collects what carries its labels:
/// https://github.com/kubevela/kubevela/blob/master/pkg/oam/labels.go</description></item>
/// <item><term>olm.managed, olm.owner and other keys that begin with <c>olm.</c>, operators.coreos.com,
/// operatorframework.io</term><description>Operator Lifecycle Manager:
/// https://github.com/operator-framework/operator-lifecycle-manager/blob/master/pkg/lib/ownerutil/util.go</description></item>
/// <item><term>open-cluster-management.io</term><description>Open Cluster Management:
/// https://open-cluster-management.io/docs/concepts/work-distribution/manifestwork/</description></item>
/// <item><term>platform.bizmatters.io</term><description>This platform, what is said to it and what it notes down:
/// https://github.com/bizmatters/function-agent-platform</description></item>
/// <item><term>projectsveltos.io</term><description>Sveltos:
/// https://github.com/projectsveltos/libsveltos/blob/main/lib/deployer/utils.go</description></item>
/// <item><term>pulumi.com</term><description>Pulumi:
/// https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/#pulumi-kubernetes-annotations
/// </description></item>
/// <item><term>skaffold.dev</term><description>Skaffold, which finds by its run ID what it has deployed:
/// https://skaffold.dev/docs/tutorials/skaffold-resource-selector/</description></item>
/// <item><term>spinnaker.io</term><description>Spinnaker:
/// https://spinnaker.io/docs/reference/providers/kubernetes-v2/#reserved-annotations</description></item>
/// <item><term>velero.io/backup-name, velero.io/restore-name</term><description>Velero, on what it has restored:
/// https://github.com/vmware-tanzu/velero/blob/main/pkg/apis/velero/v1/labels_annotations.go</description></item>
/// <item><term>werf.io</term><description>werf: https://werf.io/docs/v2/reference/deploy_annotations.html</description></item>
/// </list>
/// Helm and others also set <c>app.kubernetes.io/managed-by</c>; it is a label of every object of the platform, whose own value
/// wins.
/// </remarks>
internal static class ToolMetadata
{
    /// <summary>Domains of keys. They include their subdomains.</summary>
    public static IReadOnlySet<string> Domains { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "addonmanager.kubernetes.io",
        "applyset.kubernetes.io",
        "argoproj.io",
        "carvel.dev",
        "cattle.io",
        "cli-utils.sigs.k8s.io",
        "config.k8s.io",
        "config.kubernetes.io",
        "configmanagement.gke.io",
        "configsync.gke.io",
        "crossplane.io",
        "deploy.cloud.google.com",
        "deployment.kubernetes.io",
        "external-dns.alpha.kubernetes.io",
        "external-dns.kubernetes.io",
        "fluxcd.io",
        "helm.sh",
        "k14s.io",
        "karmada.io",
        "keda.sh",
        "kpt.dev",
        "kubectl.kubernetes.io",
        "kubernetes.azure.com",
        "kyverno.io",
        "oam.dev",
        "open-cluster-management.io",
        "operatorframework.io",
        "operators.coreos.com",
        "platform.bizmatters.io",
        "projectsveltos.io",
        "pulumi.com",
        "skaffold.dev",
        "spinnaker.io",
        "werf.io",
    };

    /// <summary>Single keys, of domains that have keys for everybody too.</summary>
    public static IReadOnlySet<string> Keys { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "app.kubernetes.io/instance",
        "velero.io/backup-name",
        "velero.io/restore-name",
    };

    /// <summary>The start of keys without a domain.</summary>
    public const string OlmPrefix = "olm.";

    /// <summary>Whether a tool has put a label or annotation on an object.</summary>
    public static bool Contains(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? key.StartsWith(OlmPrefix, StringComparison.Ordinal)
            : Keys.Contains(key) || IsWithin(key[..slash]);
    }

    private static bool IsWithin(string domain)
    {
        for (var rest = domain; ; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (Domains.Contains(rest))
            {
                return true;
            }

            if (!rest.Contains('.', StringComparison.Ordinal))
            {
                return false;
            }
        }
    }
}

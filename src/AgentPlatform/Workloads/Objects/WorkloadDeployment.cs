using System.Globalization;
using AgentPlatform.Shared;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadDeployment
{
    /// <summary>
    /// Renders the Deployment, without <c>replicas</c> if it is autoscaled: Crossplane would reset a rendered value on every
    /// reconcile.
    /// </summary>
    public static V1Deployment Render(Workload workload) => new()
    {
        ApiVersion = "apps/v1",
        Kind = V1Deployment.KubeKind,
        Metadata = workload.ObjectMeta(),
        Spec = new V1DeploymentSpec
        {
            Replicas = workload.IsScaled ? null : workload.Spec.Replicas,
            Selector = new V1LabelSelector { MatchLabels = workload.Selector },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = RenderPodLabels(workload), Annotations = RenderPodAnnotations(workload) },
                Spec = WorkloadPod.Render(workload),
            },
        },
    };

    private static SortedList<string, string> RenderPodLabels(Workload workload) =>
        Ordered.Overlay(workload.Spec.PodLabels, workload.OwnLabels);

    private static SortedList<string, string> RenderPodAnnotations(Workload workload) => Ordered.Overlay(
        new Dictionary<string, string>
        {
            ["prometheus.io/scrape"] = "true",
            ["prometheus.io/port"] = workload.HttpPort.ToString(CultureInfo.InvariantCulture),
            ["prometheus.io/path"] = workload.Spec.MetricsPath ?? WorkloadDefaults.MetricsPath,
        },
        workload.Spec.PodAnnotations);
}

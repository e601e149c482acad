using System.Globalization;
using AgentPlatform.Shared;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadDeployment
{
    public static V1Deployment Render(Workload workload, ObservedWorkload observed)
    {
        var template = new V1PodTemplateSpec
        {
            Metadata = new V1ObjectMeta { Labels = RenderPodLabels(workload), Annotations = RenderPodAnnotations(workload) },
            Spec = WorkloadPod.Render(workload),
        };
        return new V1Deployment
        {
            ApiVersion = "apps/v1",
            Kind = V1Deployment.KubeKind,
            Metadata = workload.ObjectMeta(annotations: new Dictionary<string, string>
            {
                [PodTemplateHash.Annotation] = PodTemplateHash.Of(workload.Parts.Add(template, ManifestJson.Default.V1PodTemplateSpec)),
            }),
            Spec = new V1DeploymentSpec
            {
                Replicas = WorkloadReplicas.Render(workload, observed),
                ProgressDeadlineSeconds = workload.Spec.ProgressDeadlineSeconds,
                Selector = new V1LabelSelector { MatchLabels = workload.Selector },
                Template = template,
            },
        };
    }

    private static SortedList<string, string> RenderPodLabels(Workload workload) =>
        Ordered.Overlay(
            workload.Settings.Labelling.Labels is { Count: > 0 } platform
                ? Ordered.Overlay(workload.Spec.PodLabels, platform)
                : workload.Spec.PodLabels,
            workload.OwnLabels);

    private static SortedList<string, string> RenderPodAnnotations(Workload workload) => Ordered.Overlay(
        new Dictionary<string, string>
        {
            ["prometheus.io/scrape"] = "true",
            ["prometheus.io/port"] = workload.HttpPort.ToString(CultureInfo.InvariantCulture),
            ["prometheus.io/path"] = workload.Spec.MetricsPath ?? WorkloadDefaults.MetricsPath,
        },
        workload.Spec.PodAnnotations);
}

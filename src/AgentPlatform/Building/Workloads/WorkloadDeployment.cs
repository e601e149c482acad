using AgentPlatform.Building.Pods;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Building.Workloads;

internal static class WorkloadDeployment
{
    public static V1Deployment Render(Workload workload, ObservedWorkload observed)
    {
        var template = new V1PodTemplateSpec
        {
            Metadata = new V1ObjectMeta { Labels = workload.PodLabels, Annotations = workload.PodAnnotations },
            Spec = WorkloadPod.Render(workload),
        };
        var encoded = workload.Objects.Parts.Add(template, ManifestJson.Default.V1PodTemplateSpec);
        return new V1Deployment
        {
            ApiVersion = "apps/v1",
            Kind = V1Deployment.KubeKind,
            Metadata = workload.Objects.Create(annotations: new Dictionary<string, string>
            {
                [PodTemplateHash.Annotation] = PodTemplateHash.Of(encoded),
            }),
            Spec = new V1DeploymentSpec
            {
                Replicas = WorkloadReplicas.Render(workload, observed),
                ProgressDeadlineSeconds = workload.ProgressDeadlineSeconds,
                Selector = new V1LabelSelector { MatchLabels = workload.Objects.Selector },
                Template = template,
            },
        };
    }
}

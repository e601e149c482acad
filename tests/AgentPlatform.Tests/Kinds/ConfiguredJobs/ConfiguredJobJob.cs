using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Pods;
using k8s.Models;

namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

internal static class ConfiguredJobJob
{
    public static V1Job Render(ConfiguredJob job, ObjectMetadata objects) => new()
    {
        ApiVersion = "batch/v1",
        Kind = V1Job.KubeKind,
        Metadata = objects.Create("-job"),
        Spec = new V1JobSpec
        {
            BackoffLimit = 0,
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = objects.OwnLabels },
                Spec = new V1PodSpec
                {
                    RestartPolicy = "Never",
                    SecurityContext = new PodSecurity(true, 1000, 1000, true).PodContext(),
                    Containers = [new V1Container { Name = "job", Image = job.Image, Command = ["/bin/sh", "-c", job.Command] }],
                },
            },
        },
    };
}

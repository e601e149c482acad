using AgentPlatform.Building.Pods;
using k8s.Models;

namespace AgentPlatform.Building.Workloads;

/// <summary>The pods of a workload.</summary>
internal static class WorkloadPod
{
    public static V1PodSpec Render(Workload workload)
    {
        var common = RenderContainer(workload);
        return new V1PodSpec
        {
            ServiceAccountName = workload.Name,
            AutomountServiceAccountToken = false,
            // Each Service of the namespace would set variables such as MY_SERVICE_PORT=tcp://10.0.0.1:8080, which programs take
            // for settings of their own.
            EnableServiceLinks = false,
            ImagePullSecrets = workload.ImagePullSecrets.Count == 0
                ? null
                : [.. workload.ImagePullSecrets.Select(name => new V1LocalObjectReference { Name = name })],
            SecurityContext = workload.Security.PodContext(),
            TerminationGracePeriodSeconds = workload.TerminationGracePeriodSeconds,
            NodeSelector = workload.Placement.NodeSelector,
            Tolerations = workload.Placement.Tolerations,
            Affinity = workload.Placement.Affinity,
            TopologySpreadConstraints = workload.Placement.TopologySpread,
            PriorityClassName = workload.Placement.PriorityClassName,
            InitContainers = workload.Init is { } init ? [RenderInit(init, common)] : null,
            Containers = [RenderService(workload, common)],
            Volumes = [TemporaryFiles.Volume],
        };
    }

    private static V1Container RenderInit(InitContainer init, V1Container common) => common with
    {
        Name = init.Name,
        Image = init.Image.Name,
        ImagePullPolicy = init.Image.PullPolicy,
        Command = init.Command?.ToArray(),
        Args = init.Args?.ToArray(),
    };

    private static V1Container RenderService(Workload workload, V1Container common) => common with
    {
        Name = workload.ContainerName,
        Command = workload.Command?.ToArray(),
        Args = workload.Args?.ToArray(),
        Ports = [new V1ContainerPort { Name = "http", ContainerPort = workload.HttpPort, Protocol = "TCP" }],
        LivenessProbe = workload.Probes.Liveness,
        ReadinessProbe = workload.Probes.Readiness,
        StartupProbe = workload.Probes.Startup,
    };

    /// <summary>The fields that both containers share.</summary>
    private static V1Container RenderContainer(Workload workload) => new()
    {
        Image = workload.Image.Name,
        ImagePullPolicy = workload.Image.PullPolicy,
        EnvFrom = workload.Environment.Sources,
        Env = workload.Environment.Variables,
        Resources = workload.Resources,
        SecurityContext = workload.Security.ContainerContext(),
        VolumeMounts = [TemporaryFiles.Mount],
        // A container that writes no message of its own says with the end of its log why it has failed.
        TerminationMessagePolicy = "FallbackToLogsOnError",
    };
}

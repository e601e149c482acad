using Kubernetes.Manifests.Apps;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace AgentPlatform.AgentExecutors;

internal static class AgentExecutorDeployment
{
    private const int UserId = 1000;

    /// <summary>
    /// Without <c>replicas</c>: the autoscaler owns it, and Crossplane would put a rendered value back on every reconcile.
    /// </summary>
    public static Deployment Render(AgentExecutorWorkload workload) => new()
    {
        Metadata = new ObjectMeta { Name = workload.Name, Namespace = workload.Namespace, Labels = workload.Labels },
        Spec = new DeploymentSpec
        {
            Selector = new LabelSelector { MatchLabels = workload.Selector },
            Template = new PodTemplateSpec
            {
                Metadata = new ObjectMeta
                {
                    Labels = workload.Labels,
                    Annotations = new Dictionary<string, string>
                    {
                        ["prometheus.io/scrape"] = "true",
                        ["prometheus.io/port"] = "8080",
                        ["prometheus.io/path"] = "/metrics",
                    },
                },
                Spec = RenderPod(workload),
            },
        },
    };

    private static PodSpec RenderPod(AgentExecutorWorkload workload) => new()
    {
        ServiceAccountName = workload.Name,
        AutomountServiceAccountToken = false,
        ImagePullSecrets = workload.ImagePullSecrets.Count == 0
            ? null
            : [.. workload.ImagePullSecrets.Select(name => new LocalObjectReference { Name = name })],
        SecurityContext = new PodSecurityContext
        {
            RunAsNonRoot = true,
            RunAsUser = UserId,
            FsGroup = UserId,
            SeccompProfile = new SeccompProfile { Type = "RuntimeDefault" },
        },
        InitContainers =
        [
            RenderContainer(workload) with
            {
                Name = "run-migrations",
                Command = ["/bin/sh", "-c", "scripts/ci/run-migrations.sh"],
            },
        ],
        Containers =
        [
            RenderContainer(workload) with
            {
                Name = "agent-executor",
                Ports = [new ContainerPort { Name = "http", Port = AgentExecutorWorkload.HttpPort, Protocol = Protocols.Tcp }],
                LivenessProbe = RenderProbe("/health", initialDelaySeconds: 30, periodSeconds: 10),
                ReadinessProbe = RenderProbe("/ready", initialDelaySeconds: 10, periodSeconds: 5),
            },
        ],
    };

    /// <summary>What the two containers have in common. Their names are local to the pod and the same for every workload.</summary>
    private static Container RenderContainer(AgentExecutorWorkload workload) => new()
    {
        Image = workload.Image,
        ImagePullPolicy = workload.ImageReference.IsFloating ? "Always" : "IfNotPresent",
        Env = AgentExecutorEnvironment.Render(workload),
        Resources = workload.Resources,
        SecurityContext = new SecurityContext
        {
            AllowPrivilegeEscalation = false,
            Capabilities = new Capabilities { Drop = ["ALL"] },
        },
    };

    private static Probe RenderProbe(string path, int initialDelaySeconds, int periodSeconds) => new()
    {
        HttpGet = new HttpGetAction { Path = path, Port = AgentExecutorWorkload.HttpPort },
        InitialDelaySeconds = initialDelaySeconds,
        PeriodSeconds = periodSeconds,
    };
}

using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadPod
{
    public static V1PodSpec Render(Workload workload) => Render(workload, RenderContainer(workload));

    private static V1PodSpec Render(Workload workload, V1Container common) => new()
    {
        ServiceAccountName = workload.Name,
        AutomountServiceAccountToken = false,
        ImagePullSecrets = workload.ImagePullSecrets.Count == 0
            ? null
            : [.. workload.ImagePullSecrets.Select(name => new V1LocalObjectReference { Name = name })],
        SecurityContext = RenderSecurity(workload),
        TerminationGracePeriodSeconds =
            workload.Spec.TerminationGracePeriodSeconds ?? WorkloadDefaults.TerminationGracePeriodSeconds,
        NodeSelector = Ordered.ByKey(workload.Spec.NodeSelector),
        Tolerations = workload.Spec.Tolerations?.ToArray(),
        Affinity = WorkloadAffinity.Render(workload.Spec.Affinity),
        TopologySpreadConstraints = RenderSpread(workload),
        PriorityClassName = workload.Spec.PriorityClassName,
        InitContainers = workload.HasMigrations ? [RenderMigrations(workload, common)] : null,
        Containers = [RenderService(workload, common)],
    };

    private static V1Container RenderMigrations(Workload workload, V1Container common)
    {
        var migrations = workload.Spec.Migrations;
        var container = common with
        {
            Name = workload.Profile.InitContainerName,
            // Arguments without a command are for the entrypoint of the image.
            Command = (migrations?.Command ?? (migrations?.Args is null ? WorkloadDefaults.MigrationsCommand : null))?.ToArray(),
            Args = migrations?.Args?.ToArray(),
        };
        return migrations?.Image is { } image
            ? container with { Image = image, ImagePullPolicy = PullPolicy(workload, ImageReference.Parse(image)) }
            : container;
    }

    private static V1Container RenderService(Workload workload, V1Container common) => common with
    {
        Name = workload.Profile.ContainerName,
        Command = workload.Spec.Command?.ToArray(),
        Args = workload.Spec.Args?.ToArray(),
        Ports = [new V1ContainerPort { Name = "http", ContainerPort = workload.HttpPort, Protocol = "TCP" }],
        LivenessProbe = RenderProbe(
            workload,
            workload.Spec.HealthPath ?? WorkloadDefaults.HealthPath,
            workload.Profile.Liveness,
            workload.Spec.Probes?.Liveness),
        ReadinessProbe = RenderProbe(
            workload,
            workload.Spec.ReadyPath ?? WorkloadDefaults.ReadyPath,
            workload.Profile.Readiness,
            workload.Spec.Probes?.Readiness),
        StartupProbe = workload.Spec.Probes?.Startup is { } startup
            ? RenderProbe(workload, workload.Spec.HealthPath ?? WorkloadDefaults.HealthPath, null, startup)
            : null,
    };

    /// <summary>The fields that both containers share.</summary>
    private static V1Container RenderContainer(Workload workload) => new()
    {
        Image = workload.Image,
        ImagePullPolicy = PullPolicy(workload, workload.ImageReference),
        EnvFrom = WorkloadEnvironment.RenderSources(workload),
        Env = WorkloadEnvironment.Render(workload),
        Resources = workload.Resources,
        SecurityContext = IsRestricted(workload)
            ? new V1SecurityContext { AllowPrivilegeEscalation = false, Capabilities = new V1Capabilities { Drop = ["ALL"] } }
            : null,
    };

    private static string PullPolicy(Workload workload, ImageReference image) =>
        workload.Spec.ImagePullPolicy ?? (image.IsFloating ? "Always" : "IfNotPresent");

    private static bool IsRestricted(Workload workload) =>
        (workload.Spec.PodSecurity ?? WorkloadDefaults.PodSecurity) == WorkloadDefaults.PodSecurity;

    /// <summary>The Baseline standard leaves the user to the image.</summary>
    private static V1PodSecurityContext RenderSecurity(Workload workload)
    {
        var user = workload.Spec.RunAsUser ?? (IsRestricted(workload) ? WorkloadDefaults.RunAsUser : null);
        return new V1PodSecurityContext
        {
            RunAsNonRoot = IsRestricted(workload) ? true : null,
            RunAsUser = user,
            FsGroup = user,
            SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
        };
    }

    private static IList<V1TopologySpreadConstraint>? RenderSpread(Workload workload)
    {
        var spread = workload.Spec.TopologySpread ?? WorkloadDefaults.TopologySpread;
        return spread.Count == 0 ? null : [.. spread.Select(constraint => RenderSpread(workload, constraint))];
    }

    private static V1TopologySpreadConstraint RenderSpread(Workload workload, TopologySpreadSpec spread) => new()
    {
        MaxSkew = spread.MaxSkew ?? WorkloadDefaults.MaxSkew,
        TopologyKey = spread.TopologyKey,
        WhenUnsatisfiable = spread.WhenUnsatisfiable ?? WorkloadDefaults.WhenUnsatisfiable,
        LabelSelector = new V1LabelSelector { MatchLabels = workload.Selector },
    };

    private static V1Probe RenderProbe(
        Workload workload, string path, WorkloadProfile.ProbeDefaults? defaults, ProbeTimings? timings) => new()
        {
            HttpGet = new V1HTTPGetAction { Path = path, Port = workload.HttpPort },
            InitialDelaySeconds = timings?.InitialDelaySeconds ?? defaults?.InitialDelaySeconds,
            PeriodSeconds = timings?.PeriodSeconds ?? defaults?.PeriodSeconds,
            TimeoutSeconds = timings?.TimeoutSeconds ?? defaults?.TimeoutSeconds,
            FailureThreshold = timings?.FailureThreshold ?? defaults?.FailureThreshold,
        };
}

using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadPod
{
    private const string TemporaryFiles = "tmp";

    public static V1PodSpec Render(Workload workload) => Render(workload, RenderContainer(workload));

    private static V1PodSpec Render(Workload workload, V1Container common) => new()
    {
        ServiceAccountName = workload.Name,
        AutomountServiceAccountToken = false,
        // Each Service of the namespace would set variables such as MY_SERVICE_PORT=tcp://10.0.0.1:8080, which programs take
        // for settings of their own.
        EnableServiceLinks = false,
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
        Volumes = [new V1Volume { Name = TemporaryFiles, EmptyDir = new V1EmptyDirVolumeSource() }],
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
            workload, HealthPath(workload), workload.Profile.Liveness, workload.Spec.Probes?.Liveness),
        ReadinessProbe = RenderProbe(
            workload,
            workload.Spec.ReadyPath ?? WorkloadDefaults.ReadyPath,
            workload.Profile.Readiness,
            workload.Spec.Probes?.Readiness),
        StartupProbe = RenderStartupProbe(workload),
    };

    /// <summary>The fields that both containers share.</summary>
    private static V1Container RenderContainer(Workload workload) => new()
    {
        Image = workload.Image,
        ImagePullPolicy = PullPolicy(workload, workload.ImageReference),
        EnvFrom = WorkloadEnvironment.RenderSources(workload),
        Env = WorkloadEnvironment.Render(workload),
        Resources = workload.Resources,
        SecurityContext = RenderContainerSecurity(workload),
        VolumeMounts = [new V1VolumeMount { Name = TemporaryFiles, MountPath = "/tmp" }],
        // A container that writes no message of its own says with the end of its log why it has failed.
        TerminationMessagePolicy = "FallbackToLogsOnError",
    };

    private static string PullPolicy(Workload workload, ImageReference image) =>
        workload.Spec.ImagePullPolicy ?? image.DefaultPullPolicy;

    private static bool IsRestricted(Workload workload) =>
        (workload.Spec.PodSecurity ?? WorkloadDefaults.PodSecurity) == WorkloadDefaults.PodSecurity;

    private static V1SecurityContext? RenderContainerSecurity(Workload workload)
    {
        var isReadOnly = workload.Spec.ReadOnlyRootFilesystem;
        return IsRestricted(workload)
            ? new V1SecurityContext
            {
                AllowPrivilegeEscalation = false,
                Capabilities = new V1Capabilities { Drop = ["ALL"] },
                ReadOnlyRootFilesystem = isReadOnly ?? true,
            }
            : isReadOnly is null ? null : new V1SecurityContext { ReadOnlyRootFilesystem = isReadOnly };
    }

    /// <summary>The Baseline standard leaves the user to the image.</summary>
    private static V1PodSecurityContext RenderSecurity(Workload workload)
    {
        var user = workload.Spec.RunAsUser ?? (IsRestricted(workload) ? WorkloadDefaults.RunAsUser : null);
        return new V1PodSecurityContext
        {
            RunAsNonRoot = IsRestricted(workload) ? true : null,
            RunAsUser = user,
            RunAsGroup = workload.Spec.RunAsGroup ?? user,
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

    private static string HealthPath(Workload workload) => workload.Spec.HealthPath ?? WorkloadDefaults.HealthPath;

    /// <summary>
    /// Its defaults allow an answer as many seconds as the liveness probe does, and the start at least as many as the liveness
    /// probe alone would, so that it never kills a container that would otherwise have started.
    /// </summary>
    private static V1Probe RenderStartupProbe(Workload workload)
    {
        var liveness = RenderProbe(workload, HealthPath(workload), workload.Profile.Liveness, workload.Spec.Probes?.Liveness);
        var period = workload.Spec.Probes?.Startup?.PeriodSeconds ?? WorkloadDefaults.StartupPeriodSeconds;
        var patience = liveness.InitialDelaySeconds!.Value + (liveness.PeriodSeconds!.Value * liveness.FailureThreshold!.Value);
        var failures = Math.Max(WorkloadDefaults.StartupFailureThreshold, (patience + period - 1) / period);
        return RenderProbe(
            workload,
            HealthPath(workload),
            new WorkloadProfile.ProbeDefaults(null, period, liveness.TimeoutSeconds, failures),
            workload.Spec.Probes?.Startup);
    }

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

using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Network;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Routes;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using k8s.Models;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Building.Workloads;

/// <summary>
/// Fills in the defaults of the fields that workloads share, in one place: what is rendered from a <see cref="Workload"/> knows
/// none.
/// </summary>
internal static class WorkloadResolver
{
    private static readonly ProbeDefaults Startup = new(
        null, WorkloadDefaults.StartupPeriodSeconds, null, WorkloadDefaults.StartupFailureThreshold);

    /// <param name="call">The call.</param>
    /// <param name="spec">A valid spec.</param>
    /// <param name="traits">What the kind decides.</param>
    /// <param name="own">What the kind has of its own.</param>
    public static Workload Resolve(CompositeCall call, WorkloadSpec spec, WorkloadTraits traits, WorkloadParts own)
    {
        var settings = call.Settings;
        var objects = own.Objects;
        var port = PortOf(spec);
        var metricsPath = spec.MetricsPath ?? WorkloadDefaults.MetricsPath;
        var image = own.Image;
        var backend = ResolveBackend(spec.Backend, objects.Namespace);
        var exposure = ResolveExposure(spec.Exposure, objects, settings);
        return new Workload
        {
            Objects = objects,
            ContainerName = traits.ContainerName,
            Image = image,
            Command = spec.Command,
            Args = spec.Args,
            Environment = PodEnvironment.Create(own.Variables, backend?.Variables ?? [], spec.SecretRefs, spec.Env),
            Resources = settings.FindSize(spec.Size ?? WorkloadDefaults.Size)!.Override(spec.Resources).Requirements,
            Security = ResolveSecurity(spec),
            HttpPort = port,
            MetricsPath = metricsPath,
            Probes = HttpProbes.Create(
                port,
                spec.HealthPath ?? WorkloadDefaults.HealthPath,
                spec.ReadyPath ?? WorkloadDefaults.ReadyPath,
                spec.Probes,
                traits.Liveness,
                traits.Readiness,
                Startup),
            Init = ResolveInit(spec, traits, image),
            ImagePullSecrets = own.ImagePullSecrets,
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? WorkloadDefaults.TerminationGracePeriodSeconds,
            Placement = ResolvePlacement(spec, objects.Selector),
            PodLabels = ResolvePodLabels(spec, settings, objects),
            PodAnnotations = ResolvePodAnnotations(spec, port, metricsPath),
            ServiceAccountAnnotations = spec.ServiceAccount?.Annotations,
            Service = own.Service,
            HttpService = own.HttpService,
            Scaling = ResolveScaling(spec.Scaling, own.Stream),
            Replicas = spec.Replicas,
            ProgressDeadlineSeconds = spec.ProgressDeadlineSeconds,
            NetworkPolicy = spec.NetworkPolicy?.Enabled == false
                ? null
                : ResolvePolicy(spec, own, port, backend, exposure, settings),
            Exposure = exposure,
            Backend = backend,
            DisruptionBudget = spec.PodDisruptionBudget,
            Warnings = own.Stream?.Warnings ?? [],
            DeliversObjects = settings.DeliversObjects,
            DiagnosesPods = settings.DiagnosesPods,
        };
    }

    /// <summary>The port that a service listens on.</summary>
    public static int PortOf(WorkloadSpec spec) => spec.HttpPort ?? WorkloadDefaults.HttpPort;

    private static PodSecurity ResolveSecurity(WorkloadSpec spec)
    {
        var isRestricted = (spec.PodSecurity ?? WorkloadDefaults.PodSecurity) == WorkloadDefaults.PodSecurity;
        var user = spec.RunAsUser ?? (isRestricted ? WorkloadDefaults.RunAsUser : null);
        return new PodSecurity(
            isRestricted, user, spec.RunAsGroup ?? user, spec.ReadOnlyRootFilesystem ?? (isRestricted ? true : null));
    }

    private static InitContainer? ResolveInit(WorkloadSpec spec, WorkloadTraits traits, ContainerImage image)
    {
        var init = spec.Migrations;
        return (init?.Enabled ?? traits.HasInitContainer)
            ? new InitContainer(
                traits.InitContainerName,
                init?.Image is { } own ? ContainerImage.Create(own, spec.ImagePullPolicy) : image,
                // Arguments without a command are for the entrypoint of the image.
                init?.Command ?? (init?.Args is null ? WorkloadDefaults.MigrationsCommand : null),
                init?.Args)
            : null;
    }

    private static Placement ResolvePlacement(WorkloadSpec spec, IDictionary<string, string> selector) => new()
    {
        NodeSelector = Ordered.ByKey(spec.NodeSelector),
        Tolerations = spec.Tolerations?.ToArray(),
        Affinity = StableAffinity.Render(spec.Affinity),
        TopologySpread = (spec.TopologySpread ?? WorkloadDefaults.TopologySpread) is { Count: > 0 } spread
            ? [.. spread.Select(constraint => ResolveSpread(constraint, selector))]
            : null,
        PriorityClassName = spec.PriorityClassName,
    };

    private static V1TopologySpreadConstraint ResolveSpread(
        TopologySpreadSpec spread, IDictionary<string, string> selector) => new()
        {
            MaxSkew = spread.MaxSkew ?? WorkloadDefaults.MaxSkew,
            TopologyKey = spread.TopologyKey,
            WhenUnsatisfiable = spread.WhenUnsatisfiable ?? WorkloadDefaults.WhenUnsatisfiable,
            LabelSelector = new V1LabelSelector { MatchLabels = selector },
        };

    private static SortedList<string, string> ResolvePodLabels(
        WorkloadSpec spec, PlatformSettings settings, ObjectMetadata objects) =>
        Ordered.Overlay(
            settings.Labelling.Labels is { Count: > 0 } platform
                ? Ordered.Overlay(spec.PodLabels, platform)
                : spec.PodLabels,
            objects.OwnLabels);

    private static SortedList<string, string> ResolvePodAnnotations(WorkloadSpec spec, int port, string metricsPath) =>
        Ordered.Overlay(PrometheusAnnotations.Create(port, metricsPath), spec.PodAnnotations);

    private static LagScaling? ResolveScaling(ScalingSpec? scaling, NatsStream? stream) =>
        stream is null || scaling?.Enabled == false
            ? null
            : new LagScaling(
                stream,
                scaling?.MinReplicas ?? WorkloadDefaults.MinReplicas,
                scaling?.MaxReplicas ?? WorkloadDefaults.MaxReplicas,
                scaling?.LagThreshold ?? WorkloadDefaults.LagThreshold,
                scaling?.ActivationLagThreshold,
                scaling?.ScaleDownStabilizationSeconds,
                scaling?.Paused == true);

    private static Backend? ResolveBackend(BackendSpec? backend, string ns) => backend is null
        ? null
        : new Backend(backend.ServiceName!, backend.Namespace ?? ns, backend.Port!.Value);

    /// <summary>The spec's own Gateway and host, otherwise the platform's.</summary>
    private static Exposure? ResolveExposure(ExposureSpec? exposure, ObjectMetadata objects, PlatformSettings settings) =>
        exposure is null
            ? null
            : new Exposure(
                exposure.GatewayRef is { } own
                    ? new ParentReference { Name = own.Name, Namespace = own.Namespace, SectionName = own.SectionName }
                    : ParentOf(settings.Gateway!),
                exposure.Hostname ?? $"{DefaultHost.LabelOf(objects.Name, objects.Namespace)}.{settings.Gateway!.Domain}",
                exposure.PathPrefix ?? WorkloadDefaults.PathPrefix);

    private static ParentReference ParentOf(GatewaySettings gateway) =>
        new() { Name = gateway.Name, Namespace = gateway.Namespace, SectionName = gateway.SectionName };

    /// <summary>
    /// Callers are all, or those of the listed namespaces, the gateway's and the workload's own.
    /// </summary>
    private static V1NetworkPolicySpec ResolvePolicy(
        WorkloadSpec spec, WorkloadParts own, int port, Backend? backend, Exposure? exposure, PlatformSettings settings)
    {
        var ns = own.Objects.Namespace;
        var callers = spec.NetworkPolicy?.Ingress?
            .Select(source => source.Namespace!)
            .Concat(exposure?.Gateway.Namespace is { } gateway ? [gateway] : []);
        return new V1NetworkPolicySpec
        {
            PodSelector = new V1LabelSelector { MatchLabels = own.Objects.Selector },
            PolicyTypes = ["Ingress", "Egress"],
            Ingress = [NetworkRules.From(port, callers)],
            Egress =
            [
                NetworkRules.ToDns(settings),
                .. own.Stream is { } stream ? NetworkRules.ToNats(stream.Servers, settings) : [],
                .. NetworkRules.ToDatabases(own.DatabasePorts, settings),
                .. backend is null ? [] : new[] { NetworkRules.ToNamespace(backend.Namespace, ns) },
                .. spec.NetworkPolicy?.Egress?.Select(NetworkRules.To) ?? [],
                NetworkRules.ToHttps(settings),
            ],
        };
    }
}

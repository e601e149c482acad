using k8s.Models;

namespace AgentPlatform.Workloads.Specs;

/// <summary>What a developer may say of a workload; what is null has the default of <see cref="WorkloadDefaults"/>.</summary>
public record WorkloadSpec
{
    /// <summary>The container image: <c>ghcr.io/org/service:v1.0.0</c>. Required.</summary>
    public string? Image { get; init; }

    /// <summary>Requests and limits: <c>micro</c>, <c>small</c>, <c>medium</c>, <c>large</c>, or one of the platform's own.</summary>
    public string? Size { get; init; }

    /// <summary>Single requests and limits that differ from the size's.</summary>
    public ResourceOverrides? Resources { get; init; }

    /// <summary><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>.</summary>
    public string? ImagePullPolicy { get; init; }

    /// <summary>Replaces the image's entrypoint.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Replaces the image's arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Environment variables with values that are not secret.</summary>
    public IReadOnlyList<EnvironmentValue>? Env { get; init; }

    /// <summary>Secrets that become environment variables.</summary>
    public IReadOnlyList<SecretReference>? SecretRefs { get; init; }

    /// <summary>The init container.</summary>
    public MigrationsSpec? Migrations { get; init; }

    /// <summary>Where the service listens for HTTP, 1 to 65535.</summary>
    public int? HttpPort { get; init; }

    /// <summary>The path of the liveness and startup probes.</summary>
    public string? HealthPath { get; init; }

    /// <summary>The path of the readiness probe.</summary>
    public string? ReadyPath { get; init; }

    /// <summary>The path of Prometheus metrics.</summary>
    public string? MetricsPath { get; init; }

    /// <summary><c>None</c> or <c>ClientIP</c>.</summary>
    public string? SessionAffinity { get; init; }

    /// <summary>Timings of the probes.</summary>
    public ProbesSpec? Probes { get; init; }

    /// <summary>Scaling by the lag of the stream.</summary>
    public ScalingSpec? Scaling { get; init; }

    /// <summary>The number of pods, only where scaling is off.</summary>
    public int? Replicas { get; init; }

    /// <summary>Seconds that a pod may take to finish its work after it was asked to end.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>The identity of the pods.</summary>
    public ServiceAccountSpec? ServiceAccount { get; init; }

    /// <summary>The pod security standard: <c>Restricted</c> or <c>Baseline</c>.</summary>
    public string? PodSecurity { get; init; }

    /// <summary>The user that the containers run as, and the group that owns volumes.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Labels that a node must have.</summary>
    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }

    /// <summary>Taints that are tolerated.</summary>
    public IReadOnlyList<V1Toleration>? Tolerations { get; init; }

    /// <summary>Where pods must or would rather run, in Kubernetes' own words.</summary>
    public V1Affinity? Affinity { get; init; }

    /// <summary>How pods are spread; an empty list for not at all.</summary>
    public IReadOnlyList<TopologySpreadSpec>? TopologySpread { get; init; }

    /// <summary>The PriorityClass of the pods.</summary>
    public string? PriorityClassName { get; init; }

    /// <summary>How many pods may be evicted at once; without it there is no PodDisruptionBudget.</summary>
    public PodDisruptionBudgetSpec? PodDisruptionBudget { get; init; }

    /// <summary>Labels of the pods beside the platform's.</summary>
    public IReadOnlyDictionary<string, string>? PodLabels { get; init; }

    /// <summary>Annotations of the pods beside the platform's.</summary>
    public IReadOnlyDictionary<string, string>? PodAnnotations { get; init; }

    /// <summary>What the pods may reach and who may call them.</summary>
    public NetworkPolicySpec? NetworkPolicy { get; init; }

    /// <summary>The way in from outside the cluster.</summary>
    public ExposureSpec? Exposure { get; init; }

    /// <summary>A Service that this one calls.</summary>
    public BackendSpec? Backend { get; init; }
}

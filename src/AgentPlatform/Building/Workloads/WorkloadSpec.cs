using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Network;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Routes;
using AgentPlatform.Values;
using k8s.Models;

namespace AgentPlatform.Building.Workloads;

/// <summary>The spec fields that all workloads share. Null means the default in <see cref="WorkloadDefaults"/>.</summary>
public record WorkloadSpec
{
    /// <summary>The container image: <c>ghcr.io/org/service:v1.0.0</c>. Required.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// Requests and limits: <c>micro</c>, <c>small</c>, <c>medium</c>, <c>large</c> or a size that the platform defines.
    /// </summary>
    public string? Size { get; init; }

    /// <summary>Overrides of single requests and limits of the size.</summary>
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

    /// <summary>The HTTP port, 1 to 65535.</summary>
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

    /// <summary>The number of pods; allowed only if scaling is disabled.</summary>
    public int? Replicas { get; init; }

    /// <summary>
    /// Seconds without progress after which a rollout has failed, 1 to 2147483647; Kubernetes' 600 when null. The largest number
    /// switches this off.
    /// </summary>
    public int? ProgressDeadlineSeconds { get; init; }

    /// <summary>Seconds that a pod has to shut down.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>The ServiceAccount of the pods.</summary>
    public ServiceAccountSpec? ServiceAccount { get; init; }

    /// <summary>The pod security standard: <c>Restricted</c> or <c>Baseline</c>.</summary>
    public string? PodSecurity { get; init; }

    /// <summary>The user ID of the containers, and the group ID of volumes.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>The primary group ID of the containers, 0 to 2147483647; the user ID when null.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>
    /// Whether the containers can write to volumes only, such as <c>/tmp</c>. Null means true for Restricted, and leaves Baseline
    /// to Kubernetes, which allows writing.
    /// </summary>
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>Labels that nodes must have.</summary>
    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }

    /// <summary>Node taints that the pods tolerate.</summary>
    public IReadOnlyList<V1Toleration>? Tolerations { get; init; }

    /// <summary>Required and preferred placement of the pods, as in a Kubernetes pod spec.</summary>
    public V1Affinity? Affinity { get; init; }

    /// <summary>Topology spread constraints; an empty list for none.</summary>
    public IReadOnlyList<TopologySpreadSpec>? TopologySpread { get; init; }

    /// <summary>The PriorityClass of the pods.</summary>
    public string? PriorityClassName { get; init; }

    /// <summary>The disruption budget; no PodDisruptionBudget is created when null.</summary>
    public PodDisruptionBudgetSpec? PodDisruptionBudget { get; init; }

    /// <summary>Additional labels of the pods.</summary>
    public IReadOnlyDictionary<string, string>? PodLabels { get; init; }

    /// <summary>Additional annotations of the pods.</summary>
    public IReadOnlyDictionary<string, string>? PodAnnotations { get; init; }

    /// <summary>Network restrictions of the pods.</summary>
    public NetworkPolicySpec? NetworkPolicy { get; init; }

    /// <summary>Exposure outside the cluster; none when null.</summary>
    public ExposureSpec? Exposure { get; init; }

    /// <summary>A Service that the workload calls.</summary>
    public BackendSpec? Backend { get; init; }
}

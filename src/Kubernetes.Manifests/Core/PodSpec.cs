namespace Kubernetes.Manifests.Core;

/// <summary>The containers that run together on one node, and the rules of their placement.</summary>
public sealed record PodSpec
{
    /// <summary>In the pod's own namespace; <c>default</c> when null.</summary>
    public string? ServiceAccountName { get; init; }

    /// <summary>Follows <see cref="ServiceAccount.AutomountServiceAccountToken"/> when null.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>Secrets of type <c>kubernetes.io/dockerconfigjson</c> in the pod's namespace.</summary>
    public IReadOnlyList<LocalObjectReference>? ImagePullSecrets { get; init; }

    /// <summary>For all containers; a container's own wins, field by field.</summary>
    public PodSecurityContext? SecurityContext { get; init; }

    /// <summary>Run one after the other, each to a successful end, before <see cref="Containers"/> start.</summary>
    public IReadOnlyList<Container>? InitContainers { get; init; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<Container>? Containers { get; init; }

    /// <summary>A container sees those that it mounts by name.</summary>
    public IReadOnlyList<Volume>? Volumes { get; init; }

    /// <summary>Labels that a node must carry, all of them.</summary>
    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }

    /// <summary>Taints that do not keep the pod off a node.</summary>
    public IReadOnlyList<Toleration>? Tolerations { get; init; }

    /// <summary>Attraction to nodes and pods, and repulsion from pods.</summary>
    public Affinity? Affinity { get; init; }

    /// <summary>All must hold.</summary>
    public IReadOnlyList<TopologySpreadConstraint>? TopologySpreadConstraints { get; init; }

    /// <summary>A PriorityClass of the cluster; a pod that names a missing one is refused.</summary>
    public string? PriorityClassName { get; init; }

    /// <summary>Seconds from SIGTERM to SIGKILL; 30 when null, 0 kills at once.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>
    /// <c>Always</c> (the default of Kubernetes and the only one that a Deployment allows), <c>OnFailure</c> or <c>Never</c>.
    /// </summary>
    public string? RestartPolicy { get; init; }
}

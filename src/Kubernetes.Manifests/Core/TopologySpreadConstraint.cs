using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Core;

/// <summary>How evenly pods are spread over the places of a cluster.</summary>
public sealed record TopologySpreadConstraint
{
    /// <summary>The difference allowed between the place with the most pods and the one with the fewest, at least 1.</summary>
    public int? MaxSkew { get; init; }

    /// <summary>Nodes with the same value of this label are one place.</summary>
    public string? TopologyKey { get; init; }

    /// <summary><c>DoNotSchedule</c> or <c>ScheduleAnyway</c>. Required.</summary>
    public string? WhenUnsatisfiable { get; init; }

    /// <summary>The pods that are counted; none when null.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>
    /// Labels whose value must be that of the incoming pod, besides <see cref="LabelSelector"/>; <c>pod-template-hash</c> counts
    /// each rollout alone.
    /// </summary>
    public IReadOnlyList<string>? MatchLabelKeys { get; init; }

    /// <summary>With fewer places than this the fewest counts as 0; 1 when null. Only with <c>DoNotSchedule</c>.</summary>
    public int? MinDomains { get; init; }

    /// <summary>
    /// Whether nodes that the pod's node selector and node affinity exclude are left out: <c>Honor</c> (the default of
    /// Kubernetes) or <c>Ignore</c>.
    /// </summary>
    public string? NodeAffinityPolicy { get; init; }

    /// <summary>
    /// Whether nodes whose taints the pod does not tolerate are left out: <c>Honor</c> or <c>Ignore</c> (the default of
    /// Kubernetes).
    /// </summary>
    public string? NodeTaintsPolicy { get; init; }
}

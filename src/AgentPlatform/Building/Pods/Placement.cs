using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>Where pods run; null for a field that is not set.</summary>
internal sealed record Placement
{
    /// <summary>Labels that nodes must have, sorted by key.</summary>
    public IDictionary<string, string>? NodeSelector { get; init; }

    /// <summary>Node taints that the pods tolerate.</summary>
    public IList<V1Toleration>? Tolerations { get; init; }

    /// <summary>Required and preferred placement, with labels in a stable order.</summary>
    public V1Affinity? Affinity { get; init; }

    /// <summary>Topology spread constraints.</summary>
    public IList<V1TopologySpreadConstraint>? TopologySpread { get; init; }

    /// <summary>The PriorityClass.</summary>
    public string? PriorityClassName { get; init; }
}

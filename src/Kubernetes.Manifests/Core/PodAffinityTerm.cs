using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Core;

/// <summary>Pods, and how near to them counts as near.</summary>
public sealed record PodAffinityTerm
{
    /// <summary>The pods; none when null.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>The namespaces of the pods, by label; an empty selector means all of them.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Namespaces by name, besides <see cref="NamespaceSelector"/>; the pod's own when both are null.</summary>
    public IReadOnlyList<string>? Namespaces { get; init; }

    /// <summary>Required. Nodes with the same value of this label are one place.</summary>
    public string? TopologyKey { get; init; }

    /// <summary>Labels whose value must be that of the incoming pod, besides <see cref="LabelSelector"/>.</summary>
    public IReadOnlyList<string>? MatchLabelKeys { get; init; }

    /// <summary>Labels whose value must not be that of the incoming pod, besides <see cref="LabelSelector"/>.</summary>
    public IReadOnlyList<string>? MismatchLabelKeys { get; init; }
}

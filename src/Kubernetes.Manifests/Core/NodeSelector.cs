namespace Kubernetes.Manifests.Core;

/// <summary>Nodes that match any of its terms.</summary>
public sealed record NodeSelector
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<NodeSelectorTerm>? NodeSelectorTerms { get; init; }
}

namespace Kubernetes.Manifests.Core;

/// <summary>Nodes that satisfy all its requirements; an empty term matches none.</summary>
public sealed record NodeSelectorTerm
{
    /// <summary>On the node's labels.</summary>
    public IReadOnlyList<NodeSelectorRequirement>? MatchExpressions { get; init; }

    /// <summary>On the node's fields, of which only <c>metadata.name</c> is supported.</summary>
    public IReadOnlyList<NodeSelectorRequirement>? MatchFields { get; init; }
}

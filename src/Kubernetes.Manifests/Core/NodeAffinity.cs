namespace Kubernetes.Manifests.Core;

/// <summary>Attraction to nodes, judged when the pod is scheduled and not again.</summary>
public sealed record NodeAffinity
{
    /// <summary>Without such a node the pod stays pending.</summary>
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>The node with the highest sum of weights is preferred.</summary>
    public IReadOnlyList<PreferredSchedulingTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; init; }
}

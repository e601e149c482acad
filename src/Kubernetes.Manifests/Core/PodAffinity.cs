namespace Kubernetes.Manifests.Core;

/// <summary>Attraction to the places of other pods, judged when the pod is scheduled and not again.</summary>
public sealed record PodAffinity
{
    /// <summary>All must hold, or the pod stays pending.</summary>
    public IReadOnlyList<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>The node with the highest sum of weights is preferred.</summary>
    public IReadOnlyList<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; init; }
}

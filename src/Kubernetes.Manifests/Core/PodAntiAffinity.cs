namespace Kubernetes.Manifests.Core;

/// <summary>Repulsion from the places of other pods, judged when the pod is scheduled and not again.</summary>
public sealed record PodAntiAffinity
{
    /// <summary>None may have such a pod, or this one stays pending.</summary>
    public IReadOnlyList<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>The node with the lowest sum of weights is preferred.</summary>
    public IReadOnlyList<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; init; }
}

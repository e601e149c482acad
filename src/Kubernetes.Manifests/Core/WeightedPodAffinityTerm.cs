namespace Kubernetes.Manifests.Core;

/// <summary>A preference for or against the places of pods.</summary>
public sealed record WeightedPodAffinityTerm
{
    /// <summary>From 1 to 100.</summary>
    public int? Weight { get; init; }

    /// <summary>The pods and places that get the weight.</summary>
    public PodAffinityTerm? PodAffinityTerm { get; init; }
}

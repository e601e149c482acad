namespace Kubernetes.Manifests.Core;

/// <summary>Where a pod must or would rather run.</summary>
public sealed record Affinity
{
    /// <summary>By the node's labels.</summary>
    public NodeAffinity? NodeAffinity { get; init; }

    /// <summary>Near the pods that it names.</summary>
    public PodAffinity? PodAffinity { get; init; }

    /// <summary>Away from the pods that it names.</summary>
    public PodAntiAffinity? PodAntiAffinity { get; init; }
}

namespace Kubernetes.Manifests.Core;

/// <summary>A preference for nodes.</summary>
public sealed record PreferredSchedulingTerm
{
    /// <summary>From 1 to 100.</summary>
    public int? Weight { get; init; }

    /// <summary>The nodes that get the weight.</summary>
    public NodeSelectorTerm? Preference { get; init; }
}

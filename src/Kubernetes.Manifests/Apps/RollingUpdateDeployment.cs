using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Apps;

/// <summary>The room that a rolling update has. The two may not both be 0.</summary>
public sealed record RollingUpdateDeployment
{
    /// <summary>Pods above the wanted number, as a count or as a percentage that is rounded up; <c>25%</c> when null.</summary>
    public IntOrString? MaxSurge { get; init; }

    /// <summary>Pods that may be missing, as a count or as a percentage that is rounded down; <c>25%</c> when null.</summary>
    public IntOrString? MaxUnavailable { get; init; }
}

namespace Kubernetes.Manifests.Core;

/// <summary>A key of a ConfigMap.</summary>
public sealed record ConfigMapKeySelector
{
    /// <summary>The ConfigMap's name, in the pod's namespace.</summary>
    public string? Name { get; init; }

    /// <summary>A key of its <c>data</c>; <c>binaryData</c> cannot be read this way.</summary>
    public string? Key { get; init; }

    /// <summary>Unless true, the container does not start while the ConfigMap or the key is missing.</summary>
    public bool? Optional { get; init; }
}

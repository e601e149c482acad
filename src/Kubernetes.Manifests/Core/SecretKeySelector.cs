namespace Kubernetes.Manifests.Core;

/// <summary>A key of a Secret.</summary>
public sealed record SecretKeySelector
{
    /// <summary>The Secret's name, in the pod's namespace.</summary>
    public string? Name { get; init; }

    /// <summary>A key of its <c>data</c>.</summary>
    public string? Key { get; init; }

    /// <summary>Unless true, the container does not start while the Secret or the key is missing.</summary>
    public bool? Optional { get; init; }
}

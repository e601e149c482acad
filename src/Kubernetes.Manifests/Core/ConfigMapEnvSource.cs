namespace Kubernetes.Manifests.Core;

/// <summary>A ConfigMap whose keys become environment variables.</summary>
public sealed record ConfigMapEnvSource
{
    /// <summary>In the pod's namespace.</summary>
    public string? Name { get; init; }

    /// <summary>Unless true, the container does not start while the ConfigMap is missing.</summary>
    public bool? Optional { get; init; }
}

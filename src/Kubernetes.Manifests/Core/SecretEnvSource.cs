namespace Kubernetes.Manifests.Core;

/// <summary>A Secret whose keys become environment variables.</summary>
public sealed record SecretEnvSource
{
    /// <summary>In the pod's namespace.</summary>
    public string? Name { get; init; }

    /// <summary>Unless true, the container does not start while the Secret is missing.</summary>
    public bool? Optional { get; init; }
}

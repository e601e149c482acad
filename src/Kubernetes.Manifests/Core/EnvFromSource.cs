namespace Kubernetes.Manifests.Core;

/// <summary>All keys of one ConfigMap or one Secret as environment variables.</summary>
public sealed record EnvFromSource
{
    /// <summary>Put before every key.</summary>
    public string? Prefix { get; init; }

    /// <summary>Excludes <see cref="SecretRef"/>.</summary>
    public ConfigMapEnvSource? ConfigMapRef { get; init; }

    /// <summary>Excludes <see cref="ConfigMapRef"/>.</summary>
    public SecretEnvSource? SecretRef { get; init; }
}

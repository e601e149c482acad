namespace Kubernetes.Manifests.Core;

/// <summary>How long a client stays with its pod.</summary>
public sealed record SessionAffinityConfig
{
    /// <summary>The only kind of affinity there is.</summary>
    public ClientIPConfig? ClientIP { get; init; }
}

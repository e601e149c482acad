namespace Kubernetes.Manifests.Core;

/// <summary>Affinity by the client's address.</summary>
public sealed record ClientIPConfig
{
    /// <summary>Seconds since the client's last connection, from 1 to 86400; 10800 when null.</summary>
    public int? TimeoutSeconds { get; init; }
}

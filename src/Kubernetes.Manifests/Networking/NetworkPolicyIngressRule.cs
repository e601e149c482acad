namespace Kubernetes.Manifests.Networking;

/// <summary>Connections that may come in: from one of the peers and to one of the ports.</summary>
public sealed record NetworkPolicyIngressRule
{
    /// <summary>From anywhere when null or empty.</summary>
    public IReadOnlyList<NetworkPolicyPeer>? From { get; init; }

    /// <summary>To any port when null or empty.</summary>
    public IReadOnlyList<NetworkPolicyPort>? Ports { get; init; }
}

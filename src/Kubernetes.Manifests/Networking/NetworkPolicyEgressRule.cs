namespace Kubernetes.Manifests.Networking;

/// <summary>Connections that may go out: to one of the peers and to one of the ports.</summary>
public sealed record NetworkPolicyEgressRule
{
    /// <summary>To anywhere when null or empty.</summary>
    public IReadOnlyList<NetworkPolicyPeer>? To { get; init; }

    /// <summary>To any port when null or empty.</summary>
    public IReadOnlyList<NetworkPolicyPort>? Ports { get; init; }
}

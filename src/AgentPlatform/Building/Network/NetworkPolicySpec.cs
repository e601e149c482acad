namespace AgentPlatform.Building.Network;

/// <summary>Additional egress destinations, and restrictions of ingress.</summary>
public sealed record NetworkPolicySpec
{
    /// <summary>Whether there is a NetworkPolicy.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Namespaces that pods may connect to, in addition to DNS, HTTPS, NATS, databases and the backend.</summary>
    public IReadOnlyList<NetworkDestination>? Egress { get; init; }

    /// <summary>Namespaces that may call the service; all when null.</summary>
    public IReadOnlyList<NetworkSource>? Ingress { get; init; }
}

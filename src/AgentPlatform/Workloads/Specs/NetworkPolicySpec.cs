namespace AgentPlatform.Workloads.Specs;

/// <summary>What the pods may reach beside what they always may, and who may call them.</summary>
public sealed record NetworkPolicySpec
{
    /// <summary>Whether there is a NetworkPolicy.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Namespaces that the pods may reach, beside DNS, HTTPS, NATS, their databases and their backend.</summary>
    public IReadOnlyList<NetworkDestination>? Egress { get; init; }

    /// <summary>Namespaces that may call the service; anybody when null.</summary>
    public IReadOnlyList<NetworkSource>? Ingress { get; init; }
}

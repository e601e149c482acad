namespace AgentPlatform.Settings;

/// <summary>Namespaces, ports and addresses that network policies refer to.</summary>
public sealed record NetworkSettings
{
    /// <summary>The namespace of the cluster DNS; <c>kube-system</c> when null.</summary>
    public string? DnsNamespace { get; init; }

    /// <summary>
    /// The ports on which pods of the cluster DNS listen, UDP and TCP, 1 to 65535. 53 when null, and 5353 too if the namespace is
    /// <c>openshift-dns</c>: a policy applies to the port of the pod, not to that of the Service.
    /// </summary>
    public IReadOnlyList<int>? DnsPorts { get; init; }

    /// <summary>
    /// IP ranges of the cluster DNS, in addition to its namespace, for caches on nodes, which no namespace selector matches:
    /// <c>169.254.20.10/32</c>. None when null.
    /// </summary>
    public IReadOnlyList<string>? DnsCidrs { get; init; }

    /// <summary>
    /// IP ranges that no rule for all addresses includes, and that no NATS server may be in; those of the metadata services of
    /// clouds and link-local addresses when null.
    /// </summary>
    public IReadOnlyList<string>? ExceptCidrs { get; init; }

    /// <summary>The namespaces of databases, in addition to the workload's own; <c>databases</c> when null.</summary>
    public IReadOnlyList<string>? DatabaseNamespaces { get; init; }
}

namespace AgentPlatform.Settings;

/// <summary>Namespaces that network policies refer to.</summary>
public sealed record NetworkSettings
{
    /// <summary>The namespace of the cluster DNS; <c>kube-system</c> when null.</summary>
    public string? DnsNamespace { get; init; }

    /// <summary>The namespaces of databases, in addition to the workload's own; <c>databases</c> when null.</summary>
    public IReadOnlyList<string>? DatabaseNamespaces { get; init; }
}

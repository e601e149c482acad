namespace AgentPlatform.Inputs;

/// <summary>Namespaces that network policies name.</summary>
public sealed record NetworkSettings
{
    /// <summary>Where the cluster's DNS runs; <c>kube-system</c> when null.</summary>
    public string? DnsNamespace { get; init; }

    /// <summary>Where databases run, beside the workload's own namespace; <c>databases</c> when null.</summary>
    public IReadOnlyList<string>? DatabaseNamespaces { get; init; }
}

namespace AgentPlatform.Building.Workloads;

/// <summary>The spec fields of a workload that consumes a stream of NATS. Null means a default.</summary>
public record StreamWorkloadSpec : WorkloadSpec
{
    /// <summary>URLs of the NATS servers, separated by commas; scheme and port are optional.</summary>
    public string? NatsUrl { get; init; }

    /// <summary>
    /// The monitoring endpoint that KEDA queries for the lag, <c>host:port</c>; derived from <see cref="NatsUrl"/> when null.
    /// </summary>
    public string? NatsMonitoringEndpoint { get; init; }

    /// <summary>The NATS account of the stream.</summary>
    public string? NatsAccount { get; init; }

    /// <summary>Names of the image pull Secrets.</summary>
    public IReadOnlyList<string?>? ImagePullSecrets { get; init; }
}

using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;

namespace AgentPlatform.AgentExecutors;

/// <summary>What a developer asks for. Defaults are in <see cref="AgentExecutorDefaults"/>.</summary>
public sealed record AgentExecutorSpec : WorkloadSpec
{
    /// <summary>The NATS servers for clients, separated by commas; scheme and port may be left out.</summary>
    public string? NatsUrl { get; init; }

    /// <summary>The JetStream stream that the service works through. Required.</summary>
    public string? NatsStreamName { get; init; }

    /// <summary>The durable consumer that the replicas share. Required.</summary>
    public string? NatsConsumerGroup { get; init; }

    /// <summary>Where the autoscaler asks for the lag, <c>host:port</c>; derived from <see cref="NatsUrl"/> when null.</summary>
    public string? NatsMonitoringEndpoint { get; init; }

    /// <summary>The NATS account that the stream belongs to.</summary>
    public string? NatsAccount { get; init; }

    /// <summary>
    /// The Secret with POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and POSTGRES_PASSWORD; empty for none.
    /// </summary>
    public string? PostgresConnectionSecret { get; init; }

    /// <summary>The Secret with DRAGONFLY_HOST, DRAGONFLY_PORT and DRAGONFLY_PASSWORD; empty for none.</summary>
    public string? DragonflyConnectionSecret { get; init; }

    /// <summary>The Secret with OPENAI_API_KEY and ANTHROPIC_API_KEY, each of which may be missing; empty for none.</summary>
    public string? LlmKeysSecret { get; init; }

    /// <summary>Names of the Secrets that images are pulled with.</summary>
    public IReadOnlyList<string?>? ImagePullSecrets { get; init; }

    /// <summary>Written by Crossplane where the composite stands behind a claim.</summary>
    public ClaimReference? ClaimRef { get; init; }
}

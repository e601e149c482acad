using AgentPlatform.Shared;

namespace AgentPlatform.AgentExecutors;

/// <summary>What a developer asks for. Defaults are in <see cref="AgentExecutorDefaults"/>.</summary>
public sealed record AgentExecutorSpec
{
    /// <summary>The container image: <c>ghcr.io/org/service:v1.0.0</c>. Required.</summary>
    public string? Image { get; init; }

    /// <summary>Requests and limits: <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    public string? Size { get; init; }

    /// <summary>The NATS servers for clients, separated by commas; scheme and port may be left out.</summary>
    public string? NatsUrl { get; init; }

    /// <summary>The JetStream stream that the service works through. Required.</summary>
    public string? NatsStreamName { get; init; }

    /// <summary>The durable consumer that the replicas share. Required.</summary>
    public string? NatsConsumerGroup { get; init; }

    /// <summary>The Secret with POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and POSTGRES_PASSWORD.</summary>
    public string? PostgresConnectionSecret { get; init; }

    /// <summary>The Secret with DRAGONFLY_HOST, DRAGONFLY_PORT and DRAGONFLY_PASSWORD.</summary>
    public string? DragonflyConnectionSecret { get; init; }

    /// <summary>The Secret with OPENAI_API_KEY and ANTHROPIC_API_KEY.</summary>
    public string? LlmKeysSecret { get; init; }

    /// <summary>Names of the Secrets that images are pulled with.</summary>
    public IReadOnlyList<string?>? ImagePullSecrets { get; init; }

    /// <summary>Written by Crossplane where the composite stands behind a claim.</summary>
    public ClaimReference? ClaimRef { get; init; }
}

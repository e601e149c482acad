using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;

namespace AgentPlatform.AgentExecutors;

/// <summary>The desired state. Defaults are in <see cref="AgentExecutorDefaults"/>.</summary>
public sealed record AgentExecutorSpec : StreamWorkloadSpec
{
    /// <summary>The JetStream stream that the service consumes. Required.</summary>
    public string? NatsStreamName { get; init; }

    /// <summary>The durable consumer that the replicas share. Required.</summary>
    public string? NatsConsumerGroup { get; init; }

    /// <summary>
    /// The Secret with POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and POSTGRES_PASSWORD; an empty string for none.
    /// </summary>
    public string? PostgresConnectionSecret { get; init; }

    /// <summary>The Secret with DRAGONFLY_HOST, DRAGONFLY_PORT and DRAGONFLY_PASSWORD; an empty string for none.</summary>
    public string? DragonflyConnectionSecret { get; init; }

    /// <summary>The Secret with OPENAI_API_KEY and ANTHROPIC_API_KEY, both optional; an empty string for none.</summary>
    public string? LlmKeysSecret { get; init; }

    /// <summary>The claim, set by Crossplane on composites behind claims.</summary>
    public ClaimReference? ClaimRef { get; init; }
}

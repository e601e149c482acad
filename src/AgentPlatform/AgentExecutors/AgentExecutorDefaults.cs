using AgentPlatform.Workloads;

namespace AgentPlatform.AgentExecutors;

/// <summary>
/// What holds where an AgentExecutor says nothing, beside <see cref="WorkloadDefaults"/>. The XRD says the same, for those
/// who read it there.
/// </summary>
internal static class AgentExecutorDefaults
{
    public const string NatsUrl = "nats://nats.nats.svc:4222";
    public const string PostgresConnectionSecret = "postgres-connection";
    public const string DragonflyConnectionSecret = "dragonfly-connection";
    public const string LlmKeysSecret = "llm-keys";
}

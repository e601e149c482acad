namespace AgentPlatform.AgentExecutors;

/// <summary>The Secrets of an AgentExecutor, with every default filled in; an empty text for none.</summary>
/// <param name="Postgres">The Secret of PostgreSQL.</param>
/// <param name="Dragonfly">The Secret of Dragonfly.</param>
/// <param name="LlmKeys">The Secret with keys of LLM providers.</param>
internal sealed record AgentExecutorConnections(string Postgres, string Dragonfly, string LlmKeys)
{
    public static AgentExecutorConnections Resolve(AgentExecutorSpec spec) => new(
        spec.PostgresConnectionSecret ?? AgentExecutorDefaults.PostgresConnectionSecret,
        spec.DragonflyConnectionSecret ?? AgentExecutorDefaults.DragonflyConnectionSecret,
        spec.LlmKeysSecret ?? AgentExecutorDefaults.LlmKeysSecret);
}

namespace AgentPlatform.AgentExecutors;

/// <summary>
/// Defaults of an AgentExecutor, in addition to <see cref="Building.Workloads.WorkloadDefaults"/>. The XRD documents the same
/// values.
/// </summary>
internal static class AgentExecutorDefaults
{
    public const string PostgresConnectionSecret = "postgres-connection";
    public const string DragonflyConnectionSecret = "dragonfly-connection";
    public const string LlmKeysSecret = "llm-keys";
}

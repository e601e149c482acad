using Kubernetes.Manifests.Core;

namespace AgentPlatform.AgentExecutors;

/// <summary>The environment of an AgentExecutor's containers. Migrations and the service see the same.</summary>
internal static class AgentExecutorEnvironment
{
    private static readonly string[] PostgresKeys = ["POSTGRES_HOST", "POSTGRES_PORT", "POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD"];
    private static readonly string[] DragonflyKeys = ["DRAGONFLY_HOST", "DRAGONFLY_PORT", "DRAGONFLY_PASSWORD"];
    private static readonly string[] LlmKeys = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY"];

    public static IReadOnlyList<EnvVar> Render(AgentExecutorWorkload workload) =>
    [
        new EnvVar { Name = "NATS_URL", Value = workload.NatsUrl },
        new EnvVar { Name = "NATS_STREAM_NAME", Value = workload.StreamName },
        new EnvVar { Name = "NATS_CONSUMER_GROUP", Value = workload.ConsumerName },
        .. PostgresKeys.Select(key => FromSecret(workload.PostgresSecret, key)),
        .. DragonflyKeys.Select(key => FromSecret(workload.DragonflySecret, key)),
        .. LlmKeys.Select(key => FromSecret(workload.LlmKeysSecret, key)),
    ];

    private static EnvVar FromSecret(string secret, string key) => new()
    {
        Name = key,
        ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector { Name = secret, Key = key } },
    };
}

using AgentPlatform.Building.Environment;
using k8s.Models;

namespace AgentPlatform.AgentExecutors;

/// <summary>The environment variables from the Secrets for PostgreSQL, Dragonfly and LLM providers.</summary>
internal static class AgentExecutorEnvironment
{
    private static readonly string[] PostgresKeys =
    [
        "POSTGRES_HOST",
        "POSTGRES_PORT",
        "POSTGRES_DB",
        "POSTGRES_USER",
        "POSTGRES_PASSWORD",
    ];
    private static readonly string[] DragonflyKeys = ["DRAGONFLY_HOST", "DRAGONFLY_PORT", "DRAGONFLY_PASSWORD"];
    private static readonly string[] LlmKeys = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY"];

    public static IReadOnlyList<V1EnvVar> Render(AgentExecutorConnections connections) =>
    [
        .. FromSecret(connections.Postgres, PostgresKeys, optional: null),
        .. FromSecret(connections.Dragonfly, DragonflyKeys, optional: null),
        // Most services use a single provider.
        .. FromSecret(connections.LlmKeys, LlmKeys, optional: true),
    ];

    private static V1EnvVar[] FromSecret(string secret, string[] keys, bool? optional) => secret.Length == 0
        ? []
        : Array.ConvertAll(keys, key => PodEnvironment.FromSecret(key, secret, key, optional));
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentPlatform.Tests.AgentExecutors;

/// <summary>Valid composites, and what becomes of them when fields are changed.</summary>
internal static class AgentExecutorSample
{
    private const string MinimalJson = """
        {
          "apiVersion": "platform.bizmatters.io/v1alpha1",
          "kind": "AgentExecutor",
          "metadata": { "name": "my-service", "namespace": "my-namespace" },
          "spec": {
            "image": "ghcr.io/myorg/my-service:v1.0.0",
            "natsStreamName": "MY_SERVICE_STREAM",
            "natsConsumerGroup": "my-service-workers"
          }
        }
        """;

    /// <summary>What is required and nothing else, but for the changes.</summary>
    /// <param name="changes">Paths of fields and the JSON that each gets; null takes the field away.</param>
    public static JsonElement Minimal(params (string Path, string? Json)[] changes)
    {
        var composite = JsonNode.Parse(MinimalJson)!.AsObject();
        foreach (var (path, json) in changes)
        {
            Change(composite, path, json);
        }

        return JsonElement.Parse(composite.ToJsonString());
    }

    /// <summary>Every optional field of the design has a value that is not its default.</summary>
    public static JsonElement Complete(params (string Path, string? Json)[] changes) => Minimal(
    [
        ("spec.size", "\"large\""),
        ("spec.natsUrl", "\"nats://nats.messaging.svc:4333\""),
        ("spec.postgresConnectionSecret", "\"my-postgres-secret\""),
        ("spec.dragonflyConnectionSecret", "\"my-dragonfly-secret\""),
        ("spec.llmKeysSecret", "\"my-llm-keys\""),
        ("spec.imagePullSecrets", "[\"ghcr-pull-secret\"]"),
        .. changes,
    ]);

    private static void Change(JsonObject composite, string path, string? json)
    {
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(composite, (current, name) => current[name]!.AsObject());
        if (json is null)
        {
            parent.Remove(names[^1]).Should().BeTrue($"the sample has {path}");
        }
        else
        {
            parent[names[^1]] = JsonNode.Parse(json);
        }
    }
}

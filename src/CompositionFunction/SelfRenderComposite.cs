using Crossplane.Functions.Conversion;

namespace CompositionFunction;

/// <summary>
/// The composite of the server's self-test at start: the most common kind, with everything that is rendered by default.
/// </summary>
internal static class SelfRenderComposite
{
    public static StructDocument Create() => StructDocument.FromJson(
        """
        {
          "apiVersion": "platform.bizmatters.io/v1alpha1",
          "kind": "AgentExecutor",
          "metadata": {"name": "self-render", "namespace": "self-render"},
          "spec": {
            "image": "ghcr.io/myorg/my-service:v1.0.0",
            "natsUrl": "nats://nats.nats.svc:4222",
            "natsStreamName": "MY_SERVICE_STREAM",
            "natsConsumerGroup": "my-service-workers",
            "postgresConnectionSecret": "my-postgres-secret",
            "dragonflyConnectionSecret": "my-dragonfly-secret",
            "llmKeysSecret": "my-llm-keys"
          }
        }
        """u8);
}

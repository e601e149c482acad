using System.Buffers;
using AgentPlatform;
using Crossplane.Functions;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;
using k8s.Models;
using Kubernetes.Manifests;

namespace Benchmarks;

/// <summary>Requests as Crossplane sends them for examples/agentexecutor/xr.yaml.</summary>
internal static class AgentExecutorRequests
{
    private const string Composite = """
        {
          "apiVersion": "platform.bizmatters.io/v1alpha1", "kind": "AgentExecutor",
          "metadata": {"name": "my-service", "namespace": "my-namespace", "uid": "8ac59ee3-843c-5d73-ab3a-c40bf9f2a3dd", "generation": 3},
          "spec": {
            "image": "ghcr.io/myorg/my-service:v1.0.0", "size": "medium", "natsUrl": "nats://nats.nats.svc:4222",
            "natsStreamName": "MY_SERVICE_STREAM", "natsConsumerGroup": "my-service-workers",
            "postgresConnectionSecret": "my-postgres-secret", "dragonflyConnectionSecret": "my-dragonfly-secret",
            "llmKeysSecret": "my-llm-keys", "imagePullSecrets": ["ghcr-pull-secret"],
            "crossplane": {"compositionRef": {"name": "agent-executor-composition"}}
          }
        }
        """;

    private const string DeploymentStatus = """
        {
          "metadata": {"generation": 2, "uid": "d4624ca1-cd64-56e3-adf9-d99416d43e41", "resourceVersion": "123456"},
          "status": {
            "observedGeneration": 2, "replicas": 3, "updatedReplicas": 3, "readyReplicas": 3, "availableReplicas": 3,
            "conditions": [
              {"type": "Available", "status": "True", "reason": "MinimumReplicasAvailable", "lastTransitionTime": "2024-01-01T00:00:00Z"},
              {"type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable", "lastTransitionTime": "2024-01-01T00:00:00Z"}
            ]
          }
        }
        """;

    private const string ScaledObjectStatus = """
        {"status": {"hpaName": "keda-hpa-my-service-scaler", "conditions": [{"type": "Ready", "status": "True", "reason": "ScaledObjectReady"}]}}
        """;

    /// <summary>The first call: only the composite exists.</summary>
    public static byte[] First() => Create().ToByteArray();

    /// <summary>Every later call: all five objects exist and are ready.</summary>
    public static byte[] Steady()
    {
        var request = Create();
        var first = RunFunctionResponse.Parser.ParseFrom(Answer(request.ToByteArray()));
        foreach (var (name, desired) in first.Desired.Resources)
        {
            var status = name switch { "deployment" => DeploymentStatus, "scaledobject" => ScaledObjectStatus, _ => "{}" };
            var observed = new StructDocument(desired.Resource_.Memory).Merge(Document(status));
            request.Observed.Resources.Add(name, new Resource { Resource_ = ByteString.CopyFrom(observed.Raw.Span) });
        }

        return request.ToByteArray();
    }

    public static V1Deployment DesiredDeployment()
    {
        var response = RunFunctionResponse.Parser.ParseFrom(Answer(First()));
        return new StructDocument(response.Desired.Resources["deployment"].Resource_.Memory).As(
            ManifestJson.Default.V1Deployment);
    }

    private static RunFunctionRequest Create() => new()
    {
        Meta = new RequestMeta { Tag = new string('a', 64) },
        Observed = new State { Composite = new Resource { Resource_ = ByteString.CopyFrom(Document(Composite).Raw.Span) } },
        Context = ByteString.Empty,
    };

    private static byte[] Answer(byte[] request)
    {
        var output = new ArrayBufferWriter<byte>();
        var call = new FunctionRunner(new PlatformFunction()).RunAsync(
            new ReadOnlySequence<byte>(request), output, CancellationToken.None);
        call.AsTask().GetAwaiter().GetResult();
        return output.WrittenSpan.ToArray();
    }

    private static StructDocument Document(string json) => StructDocument.FromJson(System.Text.Encoding.UTF8.GetBytes(json));
}

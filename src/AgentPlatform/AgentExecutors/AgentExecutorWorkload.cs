using AgentPlatform.Shared;
using Kubernetes.Manifests.Core;

namespace AgentPlatform.AgentExecutors;

/// <summary>A valid AgentExecutor with every default filled in: what its objects are rendered from.</summary>
internal sealed record AgentExecutorWorkload
{
    public const int HttpPort = 8080;

    public required string Name { get; init; }

    public required string Namespace { get; init; }

    public required string Image { get; init; }

    public required ImageReference ImageReference { get; init; }

    public required ResourceRequirements Resources { get; init; }

    public required string NatsUrl { get; init; }

    public required IReadOnlyList<NatsServer> NatsServers { get; init; }

    public required string StreamName { get; init; }

    public required string ConsumerName { get; init; }

    public required string PostgresSecret { get; init; }

    public required string DragonflySecret { get; init; }

    public required string LlmKeysSecret { get; init; }

    public required IReadOnlyList<string> ImagePullSecrets { get; init; }

    /// <summary>The pods of this workload and of no other. Selectors cannot change: these two labels stay.</summary>
    public required IReadOnlyDictionary<string, string> Selector { get; init; }

    /// <summary>On every object and on the pods; the selector and what describes the workload.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Fills in the defaults of a spec that the validator has nothing against.</summary>
    public static AgentExecutorWorkload From(Identity identity, AgentExecutorSpec spec)
    {
        var natsUrl = spec.NatsUrl ?? AgentExecutorDefaults.NatsUrl;
        return ImageReference.TryParse(spec.Image!, out var image) && NatsServer.TryParseAll(natsUrl, out var servers)
            ? new AgentExecutorWorkload
            {
                Name = identity.Name,
                Namespace = identity.Namespace,
                Image = spec.Image!,
                ImageReference = image,
                Resources = Sizes.Find(spec.Size ?? AgentExecutorDefaults.Size)!,
                NatsUrl = natsUrl,
                NatsServers = servers,
                StreamName = spec.NatsStreamName!,
                ConsumerName = spec.NatsConsumerGroup!,
                PostgresSecret = spec.PostgresConnectionSecret ?? AgentExecutorDefaults.PostgresConnectionSecret,
                DragonflySecret = spec.DragonflyConnectionSecret ?? AgentExecutorDefaults.DragonflyConnectionSecret,
                LlmKeysSecret = spec.LlmKeysSecret ?? AgentExecutorDefaults.LlmKeysSecret,
                ImagePullSecrets = spec.ImagePullSecrets?.OfType<string>().ToArray() ?? [],
                Selector = WorkloadLabels.Selector(identity.Name),
                Labels = WorkloadLabels.All(identity.Name, "agent-executor", image.Version),
            }
            : throw new InvalidOperationException("The spec was not validated.");
    }
}

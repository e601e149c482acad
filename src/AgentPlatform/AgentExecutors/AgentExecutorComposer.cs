using AgentPlatform.Shared;
using AgentPlatform.Workloads;
using Crossplane.Functions.Problems;

namespace AgentPlatform.AgentExecutors;

/// <summary>Composes an AgentExecutor: a workload with database connections and LLM keys in its environment.</summary>
internal static class AgentExecutorComposer
{
    public static RenderedComposite? Compose(CompositionRequest request)
    {
        var document = request.Settings.LayCompositeOverDefaults(request.Composite);
        var composite = TypedReader.Read(document, AgentExecutorJson.Default.AgentExecutor, request.Problems);
        var identity = Identity.Find(composite.Kind, composite.Metadata, composite.Spec?.ClaimRef, request.Problems);
        AgentExecutorValidator.Validate(composite.Spec, request.Settings, request.Problems);
        return request.Problems.Count > 0
            ? null
            : WorkloadComposer.Compose(CreateWorkload(identity!, composite, request), request);
    }

    private static Workload CreateWorkload(Identity identity, AgentExecutor composite, CompositionRequest request)
    {
        var spec = composite.Spec!;
        return new Workload
        {
            Identity = identity,
            Kind = composite.Kind,
            Profile = WorkloadProfile.AgentExecutor,
            Spec = spec,
            Settings = request.Settings,
            Metadata = composite.Metadata ?? new CompositeMetadata(),
            Stream = new WorkloadStream
            {
                Url = spec.NatsUrl ?? AgentExecutorDefaults.NatsUrl,
                UrlPath = "spec.natsUrl",
                Name = spec.NatsStreamName!,
                Consumer = spec.NatsConsumerGroup!,
                MonitoringEndpoint = spec.NatsMonitoringEndpoint,
                Account = spec.NatsAccount,
            },
            SecretVariables = AgentExecutorEnvironment.Render(spec),
            ImagePullSecrets = spec.ImagePullSecrets?.OfType<string>().ToArray() ?? [],
            UsesPostgres = spec.PostgresConnectionSecret != "",
            UsesDragonfly = spec.DragonflyConnectionSecret != "",
        };
    }
}

using AgentPlatform.Shared;
using AgentPlatform.Workloads;
using AgentPlatform.Workloads.Guards;
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
        WorkloadValidator.ValidateMetadata(composite.Metadata, request.Settings, request.Problems);
        AgentExecutorValidator.Validate(composite.Spec, request.Settings, request.Problems);
        CheckAllowed(composite, identity, request);
        return request.Problems.Count > 0
            ? null
            : WorkloadComposer.Compose(CreateWorkload(identity!, composite, request), request);
    }

    private static void CheckAllowed(AgentExecutor composite, Identity? identity, CompositionRequest request)
    {
        if (request.Settings.Allowed is null || composite.Spec is not { } spec)
        {
            return;
        }

        // What cannot be read was told when it was read together with the defaults.
        var own = TypedReader.Read(request.Composite, AgentExecutorJson.Default.AgentExecutor, new ProblemSet()).Spec
            ?? new AgentExecutorSpec();
        Guardrails.Check(
            new GuardedSpec
            {
                Path = "spec",
                Own = own,
                Effective = spec,
                NatsUrl = own.NatsUrl,
                NatsUrlPath = "spec.natsUrl",
                NatsMonitoringEndpoint = own.NatsMonitoringEndpoint,
                NatsAccount = own.NatsAccount,
                Identity = identity ?? Identity.Unchecked(composite.Metadata),
            },
            request.Settings,
            request.Problems);
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

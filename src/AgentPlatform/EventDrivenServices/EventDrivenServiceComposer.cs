using AgentPlatform.Shared;
using AgentPlatform.Workloads;
using AgentPlatform.Workloads.Guards;
using AgentPlatform.Workloads.Specs;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.EventDrivenServices;

/// <summary>Composes an EventDrivenService: a workload with whole Secrets as its environment.</summary>
internal static class EventDrivenServiceComposer
{
    public static RenderedComposite? Compose(CompositionRequest request)
    {
        var composite = TypedReader.Read(request.Composite, EventDrivenServiceJson.Default.EventDrivenService, request.Problems);
        var identity = Identity.Find(composite.Kind, composite.Metadata, composite.Spec?.ClaimRef, request.Problems);
        var own = Translate(composite.Spec);
        var spec = LayOverDefaults(own, request);
        WorkloadValidator.ValidateMetadata(composite.Metadata, request.Settings, request.Problems);
        EventDrivenServiceValidator.Validate(composite.Spec, spec, request.Settings, request.Problems);
        Guardrails.Check(
            new GuardedSpec
            {
                Path = "spec",
                Own = own,
                Effective = spec,
                NatsUrl = composite.Spec?.Nats?.Url,
                NatsUrlPath = "spec.nats.url",
                Identity = identity ?? Identity.Unchecked(composite.Metadata),
            },
            request.Settings,
            request.Problems);
        return request.Problems.Count > 0
            ? null
            : WorkloadComposer.Compose(CreateWorkload(identity!, composite, spec, request), request);
    }

    private static WorkloadSpec LayOverDefaults(WorkloadSpec spec, CompositionRequest request) => request.Settings
        .LayOverDefaults(StructDocument.From(spec, WorkloadSpecJson.Default.WorkloadSpec))
        .As(WorkloadSpecJson.Default.WorkloadSpec);

    private static WorkloadSpec Translate(EventDrivenServiceSpec? spec) => new()
    {
        Image = spec?.Image,
        Size = spec?.Size,
        HttpPort = spec?.HttpPort,
        HealthPath = spec?.HealthPath,
        ReadyPath = spec?.ReadyPath,
        SessionAffinity = spec?.SessionAffinity,
        Migrations = spec?.InitContainer is { } init
            ? new MigrationsSpec { Enabled = true, Command = init.Command, Args = init.Args }
            : null,
        ReadOnlyRootFilesystem = spec?.ReadOnlyRootFilesystem,
        SecretRefs = TranslateSecrets(spec),
    };

    /// <summary>Null instead of an empty list, which would override the platform's default.</summary>
    private static SecretReference[]? TranslateSecrets(EventDrivenServiceSpec? spec)
    {
        var references = spec is null
            ? []
            : EventDrivenServiceSecrets.Slots(spec).Select(slot => new SecretReference { Name = slot.Name }).ToArray();
        return references.Length > 0 ? references : null;
    }

    private static Workload CreateWorkload(
        Identity identity, EventDrivenService composite, WorkloadSpec spec, CompositionRequest request)
    {
        var nats = composite.Spec!.Nats!;
        return new Workload
        {
            Identity = identity,
            Kind = composite.Kind,
            Profile = WorkloadProfile.EventDrivenService,
            Spec = spec,
            Settings = request.Settings,
            Metadata = composite.Metadata ?? new CompositeMetadata(),
            Stream = new WorkloadStream
            {
                Url = nats.Url ?? request.Settings.NatsUrl ?? EventDrivenServiceDefaults.NatsUrl,
                UrlPath = nats.Url is null ? "defaults.natsUrl of Settings" : "spec.nats.url",
                Name = nats.Stream!,
                Consumer = nats.Consumer!,
                MonitoringEndpoint = request.Settings.NatsMonitoringEndpoint,
                Account = request.Settings.NatsAccount,
            },
            SecretVariables = [],
            ImagePullSecrets = composite.Spec.ImagePullSecrets?.Select(secret => secret.Name!).ToArray()
                ?? request.Settings.ImagePullSecrets,
            UsesPostgres = true,
            UsesDragonfly = true,
        };
    }
}

using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Network;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;

namespace AgentPlatform.EventDrivenServices;

/// <summary>Fills in the defaults of an EventDrivenService.</summary>
internal static class EventDrivenServiceWorkload
{
    /// <summary>The names of its containers and the timings of its probes.</summary>
    public static WorkloadTraits Traits { get; } = new()
    {
        ContainerName = "main",
        InitContainerName = "init",
        HasInitContainer = false,
        Liveness = new ProbeDefaults(10, 10, 5, 3),
        Readiness = new ProbeDefaults(5, 5, 3, 2),
    };

    /// <param name="call">A call with a valid spec.</param>
    public static Workload Resolve(CompositeCall<EventDrivenServiceSpec> call)
    {
        var (own, name, ns, settings) = (call.Spec, call.Identity.Name, call.Identity.Namespace, call.Settings);
        var defaults = WorkloadSettings.Read(settings);
        var spec = LayOverDefaults(Translate(own), settings);
        var nats = own.Nats!;
        var image = ContainerImage.Create(spec.Image!, spec.ImagePullPolicy);
        var port = spec.HttpPort ?? WorkloadDefaults.HttpPort;
        var stream = NatsStream.Create(
            nats.Url ?? defaults.NatsUrl ?? WorkloadDefaults.NatsUrl,
            nats.Url is null ? "defaults.natsUrl of Settings" : "spec.nats.url",
            nats.Stream!,
            nats.Consumer!,
            defaults.NatsMonitoringEndpoint,
            defaults.NatsAccount ?? WorkloadDefaults.NatsAccount,
            ns);
        return WorkloadResolver.Resolve(call, spec, Traits, new WorkloadParts
        {
            Objects = new ObjectMetadata(call.Identity, call.Metadata, settings, "event-driven-worker", image.Version),
            Image = image,
            Stream = stream,
            Variables = [.. stream.Variables, .. PodEnvironment.Describe(port, name, ns, image.Version)],
            ImagePullSecrets = own.ImagePullSecrets is { } secrets
                ? [.. secrets.Select(secret => secret.Name!)]
                : [.. defaults.ImagePullSecrets?.OfType<string>() ?? []],
            DatabasePorts = [NetworkRules.Postgres, NetworkRules.Dragonfly],
            Service = new ServicePort(WorkloadDefaults.HttpPort, null),
            HttpService = spec.HttpPort is null
                ? (name, WorkloadDefaults.HttpPort)
                : (ObjectNames.WithSuffix(name, EventDrivenServiceHttpService.Suffix, WorkloadService.MaxNameLength), port),
        });
    }

    /// <summary>Translates a spec to that of a workload.</summary>
    public static WorkloadSpec Translate(EventDrivenServiceSpec spec) => new()
    {
        Image = spec.Image,
        Size = spec.Size,
        HttpPort = spec.HttpPort,
        HealthPath = spec.HealthPath,
        ReadyPath = spec.ReadyPath,
        SessionAffinity = spec.SessionAffinity,
        Migrations = spec.InitContainer is { } init
            ? new MigrationsSpec { Enabled = true, Command = init.Command, Args = init.Args }
            : null,
        ReadOnlyRootFilesystem = spec.ReadOnlyRootFilesystem,
        SecretRefs = TranslateSecrets(spec),
    };

    /// <summary>Lays a translated spec over the platform's defaults.</summary>
    public static WorkloadSpec LayOverDefaults(WorkloadSpec spec, PlatformSettings settings) => WorkloadSettings
        .LayOver(StructDocument.From(spec, WorkloadSpecJson.Default.WorkloadSpec), settings)
        .As(WorkloadSpecJson.Default.WorkloadSpec);

    /// <summary>Null instead of an empty list, which would override the platform's default.</summary>
    private static SecretReference[]? TranslateSecrets(EventDrivenServiceSpec spec)
    {
        var references = EventDrivenServiceSecrets.Slots(spec).Select(slot => new SecretReference { Name = slot.Name }).ToArray();
        return references.Length > 0 ? references : null;
    }
}

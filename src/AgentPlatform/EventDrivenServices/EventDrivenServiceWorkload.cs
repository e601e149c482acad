using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Network;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;

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
    /// <returns>The workload, and the Service for HTTP requests; null without a port for them.</returns>
    public static (Workload Workload, ServicePort? Http) Resolve(CompositeCall<EventDrivenServiceSpec> call)
    {
        var (own, name, ns, settings) = (call.Spec, call.Identity.Name, call.Identity.Namespace, call.Settings);
        var defaults = WorkloadSettings.Read(settings);
        var spec = call.Once(TranslatedService.Create).Effective;
        var nats = own.Nats!;
        var image = ContainerImage.Create(spec.Image!, spec.ImagePullPolicy);
        var port = WorkloadResolver.PortOf(spec);
        var http = spec.HttpPort is null
            ? null
            : new ServicePort(port, spec.SessionAffinity ?? WorkloadDefaults.SessionAffinity);
        var stream = NatsStream.Create(
            nats.Url ?? defaults.NatsUrl ?? WorkloadDefaults.NatsUrl,
            nats.Url is null ? "defaults.natsUrl of Settings" : "spec.nats.url",
            nats.Stream!,
            nats.Consumer!,
            defaults.NatsMonitoringEndpoint,
            defaults.NatsAccount ?? WorkloadDefaults.NatsAccount,
            ns);
        var workload = WorkloadResolver.Resolve(call, spec, Traits, new WorkloadParts
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
            HttpService = http is null
                ? (name, WorkloadDefaults.HttpPort)
                : (ObjectNames.WithSuffix(name, EventDrivenServiceHttpService.Suffix, WorkloadService.MaxNameLength), port),
        });
        return (workload, http);
    }
}

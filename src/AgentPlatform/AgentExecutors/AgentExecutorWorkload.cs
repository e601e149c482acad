using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Network;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;

namespace AgentPlatform.AgentExecutors;

/// <summary>Fills in the defaults of an AgentExecutor.</summary>
internal static class AgentExecutorWorkload
{
    /// <summary>The names of its containers and the timings of its probes.</summary>
    public static WorkloadTraits Traits { get; } = new()
    {
        ContainerName = "agent-executor",
        InitContainerName = "run-migrations",
        HasInitContainer = true,
        Liveness = new ProbeDefaults(30, 10, 5, 6),
        Readiness = new ProbeDefaults(10, 5),
    };

    /// <param name="call">A call with a valid spec.</param>
    public static Workload Resolve(CompositeCall<AgentExecutorSpec> call)
    {
        var (spec, name, ns) = (call.Spec, call.Identity.Name, call.Identity.Namespace);
        var image = ContainerImage.Create(spec.Image!, spec.ImagePullPolicy);
        var port = WorkloadResolver.PortOf(spec);
        var connections = AgentExecutorConnections.Resolve(spec);
        var stream = NatsStream.Create(
            spec.NatsUrl ?? WorkloadDefaults.NatsUrl,
            "spec.natsUrl",
            spec.NatsStreamName!,
            spec.NatsConsumerGroup!,
            spec.NatsMonitoringEndpoint,
            spec.NatsAccount ?? WorkloadDefaults.NatsAccount,
            ns);
        return WorkloadResolver.Resolve(call, spec, Traits, new WorkloadParts
        {
            Objects = new ObjectMetadata(call.Identity, call.Metadata, call.Settings, "agent-executor", image.Version),
            Image = image,
            Stream = stream,
            Variables =
            [
                .. stream.Variables,
                .. AgentExecutorEnvironment.Render(connections),
                .. spec.HttpPort is null ? [] : PodEnvironment.Port(port),
            ],
            ImagePullSecrets = [.. spec.ImagePullSecrets?.OfType<string>() ?? []],
            DatabasePorts = [.. DatabasePorts(connections)],
            Service = new ServicePort(port, spec.SessionAffinity),
            HttpService = (name, port),
        });
    }

    private static IEnumerable<int> DatabasePorts(AgentExecutorConnections connections)
    {
        if (connections.Postgres.Length > 0)
        {
            yield return NetworkRules.Postgres;
        }

        if (connections.Dragonfly.Length > 0)
        {
            yield return NetworkRules.Dragonfly;
        }
    }
}

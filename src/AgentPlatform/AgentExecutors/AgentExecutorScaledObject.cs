using AgentPlatform.Shared;
using Kubernetes.Manifests.Keda;
using Kubernetes.Manifests.Meta;

namespace AgentPlatform.AgentExecutors;

internal static class AgentExecutorScaledObject
{
    /// <summary>KEDA's webhook refuses longer names, because <c>keda-hpa-</c> and the name must be a label value.</summary>
    private const int MaxNameLength = 54;

    public static ScaledObject Render(AgentExecutorWorkload workload) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = ObjectNames.WithSuffix(workload.Name, "-scaler", MaxNameLength),
            Namespace = workload.Namespace,
            Labels = workload.Labels,
        },
        Spec = new ScaledObjectSpec
        {
            ScaleTargetRef = new ScaleTarget { Name = workload.Name },
            MinReplicaCount = 1,
            MaxReplicaCount = 10,
            Triggers =
            [
                new ScaleTrigger
                {
                    Type = "nats-jetstream",
                    Metadata = new Dictionary<string, string>
                    {
                        ["natsServerMonitoringEndpoint"] = workload.NatsServers[0].MonitoringEndpoint(workload.Namespace),
                        // The account of a NATS server that has no accounts configured.
                        ["account"] = "$G",
                        ["stream"] = workload.StreamName,
                        ["consumer"] = workload.ConsumerName,
                        ["lagThreshold"] = "5",
                    },
                },
            ],
        },
    };
}

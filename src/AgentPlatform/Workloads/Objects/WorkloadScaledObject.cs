using System.Globalization;
using Kubernetes.Manifests.Keda;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadScaledObject
{
    public const string Suffix = "-scaler";

    /// <summary>KEDA's webhook rejects longer names, because <c>keda-hpa-</c> plus the name must be a label value.</summary>
    private const int MaxNameLength = 54;

    /// <summary>
    /// Without it, KEDA scales a new workload to zero within seconds, while its first pod still runs its migrations. KEDA's own
    /// default for later times without messages is 300 seconds too.
    /// </summary>
    private const int InitialCooldownSeconds = 300;

    public static ScaledObject Render(Workload workload)
    {
        var scaling = workload.Spec.Scaling;
        return new ScaledObject
        {
            Metadata = workload.ObjectMeta(Suffix, MaxNameLength, scaling?.Paused == true
                ? new Dictionary<string, string> { ["autoscaling.keda.sh/paused"] = "true" }
                : null),
            Spec = new ScaledObjectSpec
            {
                ScaleTargetRef = new ScaleTarget { Name = workload.Name },
                InitialCooldownPeriod = workload.MinReplicas == 0 ? InitialCooldownSeconds : null,
                MinReplicaCount = workload.MinReplicas,
                MaxReplicaCount = scaling?.MaxReplicas ?? WorkloadDefaults.MaxReplicas,
                Triggers = [new ScaleTrigger { Type = "nats-jetstream", Metadata = RenderTrigger(workload) }],
                Advanced = scaling?.ScaleDownStabilizationSeconds is { } seconds ? RenderBehavior(seconds) : null,
            },
        };
    }

    private static SortedList<string, string> RenderTrigger(Workload workload)
    {
        var scaling = workload.Spec.Scaling;
        var metadata = new SortedList<string, string>(StringComparer.Ordinal)
        {
            ["natsServerMonitoringEndpoint"] = workload.MonitoringEndpoint,
            ["account"] = workload.Stream.Account ?? WorkloadDefaults.NatsAccount,
            ["stream"] = workload.Stream.Name,
            ["consumer"] = workload.Stream.Consumer,
            ["lagThreshold"] = Text(scaling?.LagThreshold ?? WorkloadDefaults.LagThreshold),
        };
        if (scaling?.ActivationLagThreshold is { } activation)
        {
            metadata["activationLagThreshold"] = Text(activation);
        }

        return metadata;
    }

    private static AdvancedConfig RenderBehavior(int seconds) => new()
    {
        HorizontalPodAutoscalerConfig = new HorizontalPodAutoscalerConfig
        {
            Behavior = new HorizontalPodAutoscalerBehavior
            {
                ScaleDown = new ScalingRules { StabilizationWindowSeconds = seconds },
            },
        },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

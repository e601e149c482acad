using System.Globalization;
using AgentPlatform.Building.Metadata;
using Kubernetes.Manifests.Keda;

namespace AgentPlatform.Building.Nats;

/// <summary>The ScaledObject that scales a Deployment by the lag of a stream.</summary>
internal static class LagScaler
{
    private const string Suffix = "-scaler";

    /// <summary>KEDA's webhook rejects longer names, because <c>keda-hpa-</c> plus the name must be a label value.</summary>
    private const int MaxNameLength = 54;

    /// <summary>
    /// Without it, KEDA scales a new workload to zero within seconds, while its first pod still runs its migrations. KEDA's own
    /// default for later times without messages is 300 seconds too.
    /// </summary>
    private const int InitialCooldownSeconds = 300;

    public static ScaledObject Render(ObjectMetadata objects, LagScaling scaling) => new()
    {
        Metadata = objects.Create(
            Suffix,
            MaxNameLength,
            scaling.IsPaused ? new Dictionary<string, string> { ["autoscaling.keda.sh/paused"] = "true" } : null),
        Spec = new ScaledObjectSpec
        {
            ScaleTargetRef = new ScaleTarget { Name = objects.Name },
            InitialCooldownPeriod = scaling.MinReplicas == 0 ? InitialCooldownSeconds : null,
            MinReplicaCount = scaling.MinReplicas,
            MaxReplicaCount = scaling.MaxReplicas,
            Triggers = [new ScaleTrigger { Type = "nats-jetstream", Metadata = RenderTrigger(scaling) }],
            Advanced = scaling.ScaleDownStabilizationSeconds is { } seconds ? RenderBehavior(seconds) : null,
        },
    };

    private static SortedList<string, string> RenderTrigger(LagScaling scaling)
    {
        var metadata = new SortedList<string, string>(StringComparer.Ordinal)
        {
            ["natsServerMonitoringEndpoint"] = scaling.Stream.MonitoringEndpoint,
            ["account"] = scaling.Stream.Account,
            ["stream"] = scaling.Stream.Name,
            ["consumer"] = scaling.Stream.Consumer,
            ["lagThreshold"] = Text(scaling.LagThreshold),
        };
        if (scaling.ActivationLagThreshold is { } activation)
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

using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>The desired state of a <see cref="ScaledObject"/>.</summary>
public sealed record ScaledObjectSpec
{
    /// <summary>The workload to scale. No other ScaledObject or autoscaler may have the same target.</summary>
    [JsonPropertyName("scaleTargetRef")]
    public ScaleTarget? ScaleTargetRef { get; set; }

    /// <summary>Seconds between checks of the triggers; 30 when null.</summary>
    [JsonPropertyName("pollingInterval")]
    public int? PollingInterval { get; set; }

    /// <summary>Seconds without events before scaling to zero; 300 when null. No effect unless the minimum is 0.</summary>
    [JsonPropertyName("cooldownPeriod")]
    public int? CooldownPeriod { get; set; }

    /// <summary>
    /// Seconds after the creation of the ScaledObject in which KEDA does not scale to zero; 0 when null. No effect unless the
    /// minimum is 0.
    /// </summary>
    [JsonPropertyName("initialCooldownPeriod")]
    public int? InitialCooldownPeriod { get; set; }

    /// <summary>Replicas while no trigger is active, fewer than <see cref="MinReplicaCount"/>; KEDA supports only 0.</summary>
    [JsonPropertyName("idleReplicaCount")]
    public int? IdleReplicaCount { get; set; }

    /// <summary>The minimum number of replicas; 0 when null.</summary>
    [JsonPropertyName("minReplicaCount")]
    public int? MinReplicaCount { get; set; }

    /// <summary>The maximum number of replicas; 100 when null.</summary>
    [JsonPropertyName("maxReplicaCount")]
    public int? MaxReplicaCount { get; set; }

    /// <summary>Advanced settings; KEDA's defaults when null.</summary>
    [JsonPropertyName("advanced")]
    public AdvancedConfig? Advanced { get; set; }

    /// <summary>The triggers, at least one. The one that asks for the most replicas wins.</summary>
    [JsonPropertyName("triggers")]
    public IList<ScaleTrigger>? Triggers { get; set; }
}

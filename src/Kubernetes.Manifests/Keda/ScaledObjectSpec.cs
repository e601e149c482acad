using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>What a <see cref="ScaledObject"/> scales, between which numbers and by what.</summary>
public sealed record ScaledObjectSpec
{
    /// <summary>In the same namespace; no other ScaledObject or autoscaler may have the same target.</summary>
    [JsonPropertyName("scaleTargetRef")]
    public ScaleTarget? ScaleTargetRef { get; set; }

    /// <summary>Seconds between two looks at the triggers; 30 when null.</summary>
    [JsonPropertyName("pollingInterval")]
    public int? PollingInterval { get; set; }

    /// <summary>
    /// Seconds without an event before the last replica goes; 300 when null. Without effect unless the target may go down to 0.
    /// </summary>
    [JsonPropertyName("cooldownPeriod")]
    public int? CooldownPeriod { get; set; }

    /// <summary>Replicas while no trigger is active, below <see cref="MinReplicaCount"/>; KEDA supports 0 only.</summary>
    [JsonPropertyName("idleReplicaCount")]
    public int? IdleReplicaCount { get; set; }

    /// <summary>0 when null: without events nothing runs.</summary>
    [JsonPropertyName("minReplicaCount")]
    public int? MinReplicaCount { get; set; }

    /// <summary>100 when null.</summary>
    [JsonPropertyName("maxReplicaCount")]
    public int? MaxReplicaCount { get; set; }

    /// <summary>Settings of the HorizontalPodAutoscaler that KEDA makes.</summary>
    [JsonPropertyName("advanced")]
    public AdvancedConfig? Advanced { get; set; }

    /// <summary>At least one; the trigger that asks for the most replicas decides.</summary>
    [JsonPropertyName("triggers")]
    public IList<ScaleTrigger>? Triggers { get; set; }
}

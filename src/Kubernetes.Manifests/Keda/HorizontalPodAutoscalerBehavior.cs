using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>
/// Limits how fast replicas are added and removed. Scaling between 0 and 1 is done by KEDA itself, without these rules.
/// </summary>
public sealed record HorizontalPodAutoscalerBehavior
{
    /// <summary>Kubernetes' default when null: no delay; every 15 seconds 4 pods or 100 %, whichever is more.</summary>
    [JsonPropertyName("scaleUp")]
    public ScalingRules? ScaleUp { get; set; }

    /// <summary>Kubernetes' default when null: a delay of 300 seconds, then down to the minimum in one step.</summary>
    [JsonPropertyName("scaleDown")]
    public ScalingRules? ScaleDown { get; set; }
}

using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>How fast replicas come and go. From 0 to 1 and back KEDA scales by itself, without these rules.</summary>
public sealed record HorizontalPodAutoscalerBehavior
{
    /// <summary>When null, without delay, by 4 pods or to double the number every 15 seconds, whichever is more.</summary>
    [JsonPropertyName("scaleUp")]
    public ScalingRules? ScaleUp { get; set; }

    /// <summary>When null, after 300 seconds, down to the minimum at once.</summary>
    [JsonPropertyName("scaleDown")]
    public ScalingRules? ScaleDown { get; set; }
}

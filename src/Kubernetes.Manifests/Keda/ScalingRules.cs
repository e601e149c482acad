using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>How fast the number of replicas may change in one direction.</summary>
public sealed record ScalingRules
{
    /// <summary>
    /// Seconds, from 0 to 3600, over which the most cautious recommendation is taken; when null, 0 upwards and 300 downwards.
    /// </summary>
    [JsonPropertyName("stabilizationWindowSeconds")]
    public int? StabilizationWindowSeconds { get; set; }

    /// <summary>
    /// Which of the policies counts: <c>Max</c> (the default of Kubernetes), <c>Min</c>, or <c>Disabled</c> for no change in this
    /// direction.
    /// </summary>
    [JsonPropertyName("selectPolicy")]
    public string? SelectPolicy { get; set; }

    /// <summary>At least one; the defaults of Kubernetes when null.</summary>
    [JsonPropertyName("policies")]
    public IList<ScalingPolicy>? Policies { get; set; }
}

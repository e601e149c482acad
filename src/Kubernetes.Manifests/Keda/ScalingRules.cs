using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>Limits how fast the number of replicas changes in one direction.</summary>
public sealed record ScalingRules
{
    /// <summary>
    /// Seconds, 0 to 3600, over which the most conservative recommendation is used; when null, 0 for scaling up and 300 for
    /// scaling down.
    /// </summary>
    [JsonPropertyName("stabilizationWindowSeconds")]
    public int? StabilizationWindowSeconds { get; set; }

    /// <summary>
    /// How to choose between policies: <c>Max</c> (Kubernetes' default), <c>Min</c>, or <c>Disabled</c> for no scaling in this
    /// direction.
    /// </summary>
    [JsonPropertyName("selectPolicy")]
    public string? SelectPolicy { get; set; }

    /// <summary>The policies, at least one; Kubernetes' defaults when null.</summary>
    [JsonPropertyName("policies")]
    public IList<ScalingPolicy>? Policies { get; set; }
}

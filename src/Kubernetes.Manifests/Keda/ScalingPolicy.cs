using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>The maximum change within a period.</summary>
public sealed record ScalingPolicy
{
    /// <summary><c>Pods</c> or <c>Percent</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>A number of pods, or a percentage of the current number; above 0.</summary>
    [JsonPropertyName("value")]
    public int? Value { get; set; }

    /// <summary>The length of the period in seconds, 1 to 1800.</summary>
    [JsonPropertyName("periodSeconds")]
    public int? PeriodSeconds { get; set; }
}

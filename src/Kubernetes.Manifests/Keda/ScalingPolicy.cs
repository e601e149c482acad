using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>The most that may change within a period.</summary>
public sealed record ScalingPolicy
{
    /// <summary><c>Pods</c> or <c>Percent</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Above 0: a number of pods, or a percentage of the present number.</summary>
    [JsonPropertyName("value")]
    public int? Value { get; set; }

    /// <summary>Seconds, from 1 to 1800.</summary>
    [JsonPropertyName("periodSeconds")]
    public int? PeriodSeconds { get; set; }
}

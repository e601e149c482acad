namespace Kubernetes.Manifests.Keda;

/// <summary>The most that may change within a period.</summary>
public sealed record ScalingPolicy
{
    /// <summary><c>Pods</c> or <c>Percent</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Above 0: a number of pods, or a percentage of the present number.</summary>
    public int? Value { get; init; }

    /// <summary>Seconds, from 1 to 1800.</summary>
    public int? PeriodSeconds { get; init; }
}

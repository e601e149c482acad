namespace Kubernetes.Manifests.Core;

/// <summary>Taints that a pod tolerates.</summary>
public sealed record Toleration
{
    /// <summary>Null, with the operator <c>Exists</c>, stands for every taint.</summary>
    public string? Key { get; init; }

    /// <summary><c>Equal</c> (the default of Kubernetes) or <c>Exists</c>, which ignores the value.</summary>
    public string? Operator { get; init; }

    /// <summary>Null with the operator <c>Exists</c>.</summary>
    public string? Value { get; init; }

    /// <summary><c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>; every effect when null.</summary>
    public string? Effect { get; init; }

    /// <summary>Seconds until the pod is evicted after all; never when null. Only with <c>NoExecute</c>.</summary>
    public long? TolerationSeconds { get; init; }
}

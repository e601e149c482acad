namespace Kubernetes.Manifests.Core;

/// <summary>A Secret as files.</summary>
public sealed record SecretVolumeSource
{
    /// <summary>In the pod's namespace.</summary>
    public string? SecretName { get; init; }

    /// <summary>Only these keys, at these paths; every key under its own name when null.</summary>
    public IReadOnlyList<KeyToPath>? Items { get; init; }

    /// <summary>File mode as a decimal number, from 0 to 511; 420 (octal 0644) when null.</summary>
    public int? DefaultMode { get; init; }

    /// <summary>Unless true, the pod does not start while the Secret or a key of <see cref="Items"/> is missing.</summary>
    public bool? Optional { get; init; }
}

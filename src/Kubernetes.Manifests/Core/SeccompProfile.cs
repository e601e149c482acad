namespace Kubernetes.Manifests.Core;

/// <summary>The filter of system calls.</summary>
public sealed record SeccompProfile
{
    /// <summary><c>RuntimeDefault</c>, <c>Unconfined</c> or <c>Localhost</c>.</summary>
    public string? Type { get; init; }

    /// <summary>A file below the kubelet's seccomp folder; required with <c>Localhost</c>, refused with the others.</summary>
    public string? LocalhostProfile { get; init; }
}

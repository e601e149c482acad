namespace Kubernetes.Manifests.Core;

/// <summary>Where a container sees a volume.</summary>
public sealed record VolumeMount
{
    /// <summary>One of <see cref="PodSpec.Volumes"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Path in the container, without a colon.</summary>
    public string? MountPath { get; init; }

    /// <summary>
    /// Relative path inside the volume; its root when null. Later changes of a ConfigMap or Secret are not seen through it.
    /// </summary>
    public string? SubPath { get; init; }

    /// <summary>False when null.</summary>
    public bool? ReadOnly { get; init; }
}

namespace Kubernetes.Manifests.Core;

/// <summary>Files for the containers of a pod: exactly one of the sources.</summary>
public sealed record Volume
{
    /// <summary>A DNS label, unique in the pod.</summary>
    public string? Name { get; init; }

    /// <summary>Empty at first and gone with the pod.</summary>
    public EmptyDirVolumeSource? EmptyDir { get; init; }

    /// <summary>One file per key.</summary>
    public ConfigMapVolumeSource? ConfigMap { get; init; }

    /// <summary>One file per key, kept in memory.</summary>
    public SecretVolumeSource? Secret { get; init; }
}

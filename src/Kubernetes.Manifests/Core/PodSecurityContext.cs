namespace Kubernetes.Manifests.Core;

/// <summary>What the processes of all containers may do, and who owns the pod's volumes.</summary>
public sealed record PodSecurityContext
{
    /// <summary>True refuses to start a container whose user is 0.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>User id; the image's own when null.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Primary group id; the one of the container runtime when null.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>Group id that owns the volumes and that every process belongs to besides its own.</summary>
    public long? FsGroup { get; init; }

    /// <summary><c>Always</c> (the default of Kubernetes) or <c>OnRootMismatch</c>, which is faster on large volumes.</summary>
    public string? FsGroupChangePolicy { get; init; }

    /// <summary>Further group ids of every process.</summary>
    public IReadOnlyList<long>? SupplementalGroups { get; init; }

    /// <summary>Unconfined when null, unless the node's kubelet has another default.</summary>
    public SeccompProfile? SeccompProfile { get; init; }
}

namespace Kubernetes.Manifests.Core;

/// <summary>What one container's processes may do.</summary>
public sealed record SecurityContext
{
    /// <summary>True refuses to start a container whose user is 0.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>User id; the image's own when null.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Primary group id; the one of the container runtime when null.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>False when null; true makes the process root on the node.</summary>
    public bool? Privileged { get; init; }

    /// <summary>True when null. Always true for a privileged container.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>False when null.</summary>
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>Changes to the set that the container runtime grants.</summary>
    public Capabilities? Capabilities { get; init; }

    /// <summary>The pod's own when null.</summary>
    public SeccompProfile? SeccompProfile { get; init; }
}

using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>What containers may do.</summary>
/// <param name="IsRestricted">
/// Whether the pod security standard is Restricted; otherwise Baseline, which leaves the user to the image.
/// </param>
/// <param name="RunAsUser">The user ID, and the group ID of volumes; null for that of the image.</param>
/// <param name="RunAsGroup">The primary group ID; null for that of the image.</param>
/// <param name="IsReadOnly">Whether containers can write to volumes only; null for Kubernetes' default, false.</param>
internal sealed record PodSecurity(bool IsRestricted, long? RunAsUser, long? RunAsGroup, bool? IsReadOnly)
{
    private static readonly V1SecurityContext ReadOnlyContext = CreateRestricted(isReadOnly: true);

    /// <summary>The security context of the pod.</summary>
    public V1PodSecurityContext PodContext() => new()
    {
        RunAsNonRoot = IsRestricted ? true : null,
        RunAsUser = RunAsUser,
        RunAsGroup = RunAsGroup,
        FsGroup = RunAsUser,
        SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
    };

    /// <summary>
    /// The security context of a container; null for none. It may be shared between objects and must not be modified.
    /// </summary>
    public V1SecurityContext? ContainerContext() => (IsRestricted, IsReadOnly) switch
    {
        (true, true) => ReadOnlyContext,
        (true, _) => CreateRestricted(IsReadOnly),
        (false, null) => null,
        _ => new V1SecurityContext { ReadOnlyRootFilesystem = IsReadOnly },
    };

    private static V1SecurityContext CreateRestricted(bool? isReadOnly) => new()
    {
        AllowPrivilegeEscalation = false,
        Capabilities = new V1Capabilities { Drop = ["ALL"] },
        ReadOnlyRootFilesystem = isReadOnly,
    };
}

using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>The volume at <c>/tmp</c>, for containers that can write to nothing else.</summary>
internal static class TemporaryFiles
{
    private const string Name = "tmp";

    /// <summary>The volume. It is shared between objects and must not be modified.</summary>
    public static V1Volume Volume { get; } = new() { Name = Name, EmptyDir = new V1EmptyDirVolumeSource() };

    /// <summary>Its mount. It is shared between objects and must not be modified.</summary>
    public static V1VolumeMount Mount { get; } = new() { Name = Name, MountPath = "/tmp" };
}

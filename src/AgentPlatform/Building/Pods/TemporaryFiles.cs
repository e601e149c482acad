using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>The volume at <c>/tmp</c>, for containers that can write to nothing else.</summary>
internal static class TemporaryFiles
{
    private const string Name = "tmp";

    public static V1Volume Volume() => new() { Name = Name, EmptyDir = new V1EmptyDirVolumeSource() };

    public static V1VolumeMount Mount() => new() { Name = Name, MountPath = "/tmp" };
}

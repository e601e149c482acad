using AgentPlatform.Values;

namespace AgentPlatform.Building.Pods;

/// <summary>An image and when it is pulled.</summary>
/// <param name="Name">The image as it is written.</param>
/// <param name="Version">Its tag or digest as a label.</param>
/// <param name="PullPolicy">The pull policy.</param>
internal sealed record ContainerImage(string Name, string Version, string PullPolicy)
{
    /// <param name="name">A valid image.</param>
    /// <param name="pullPolicy">The pull policy; by default, that of the image's tag.</param>
    public static ContainerImage Create(string name, string? pullPolicy)
    {
        var reference = ImageReference.Parse(name);
        return new ContainerImage(name, reference.Version, pullPolicy ?? reference.DefaultPullPolicy);
    }
}

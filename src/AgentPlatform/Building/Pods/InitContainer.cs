namespace AgentPlatform.Building.Pods;

/// <summary>An init container, with the environment of the service.</summary>
/// <param name="Name">The container's name.</param>
/// <param name="Image">The image.</param>
/// <param name="Command">The entrypoint; null for that of the image.</param>
/// <param name="Args">The arguments; null for those of the image.</param>
internal sealed record InitContainer(
    string Name, ContainerImage Image, IReadOnlyList<string>? Command, IReadOnlyList<string>? Args);

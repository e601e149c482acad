namespace AgentPlatform.Settings;

/// <summary>Where images may come from.</summary>
public sealed record AllowedImageSettings
{
    /// <summary>Registries, or paths within them: <c>ghcr.io/org</c> allows <c>ghcr.io/org/service</c>.</summary>
    public IReadOnlyList<string>? Registries { get; init; }
}

namespace AgentPlatform.Building.Network;

/// <summary>A namespace that may call the service.</summary>
public sealed record NetworkSource
{
    /// <summary>The namespace's name.</summary>
    public string? Namespace { get; init; }
}

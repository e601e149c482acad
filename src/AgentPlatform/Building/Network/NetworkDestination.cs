namespace AgentPlatform.Building.Network;

/// <summary>A namespace that pods may connect to.</summary>
public sealed record NetworkDestination
{
    /// <summary>The namespace's name.</summary>
    public string? Namespace { get; init; }

    /// <summary>TCP ports; all ports when null or empty.</summary>
    public IReadOnlyList<int>? Ports { get; init; }
}

namespace AgentPlatform.EventDrivenServices;

/// <summary>What runs, with the service's image, before every start of a pod.</summary>
public sealed record InitContainerSpec
{
    /// <summary>Its entrypoint. Required.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }
}

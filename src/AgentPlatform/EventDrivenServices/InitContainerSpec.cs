namespace AgentPlatform.EventDrivenServices;

/// <summary>The init container, which runs the service's image each time a pod starts.</summary>
public sealed record InitContainerSpec
{
    /// <summary>The entrypoint. Required.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }
}

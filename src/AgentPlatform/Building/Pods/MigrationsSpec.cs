namespace AgentPlatform.Building.Pods;

/// <summary>The init container, which runs each time a pod starts.</summary>
public sealed record MigrationsSpec
{
    /// <summary>Whether there is an init container.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The entrypoint.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>The image; the service's when null.</summary>
    public string? Image { get; init; }
}

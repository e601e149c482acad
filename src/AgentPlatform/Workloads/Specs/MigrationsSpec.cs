namespace AgentPlatform.Workloads.Specs;

/// <summary>The init container, which runs before every start of a pod.</summary>
public sealed record MigrationsSpec
{
    /// <summary>Whether there is one.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Its entrypoint.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Its image; the service's when null.</summary>
    public string? Image { get; init; }
}

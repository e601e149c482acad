namespace AgentPlatform.Settings;

/// <summary>The metadata of an input.</summary>
public sealed record InputMetadata
{
    /// <summary>A name, for information only.</summary>
    public string? Name { get; init; }
}

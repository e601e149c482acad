namespace AgentPlatform.Inputs;

/// <summary>The metadata of an input.</summary>
public sealed record InputMetadata
{
    /// <summary>A name for people.</summary>
    public string? Name { get; init; }
}

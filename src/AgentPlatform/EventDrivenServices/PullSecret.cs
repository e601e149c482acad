namespace AgentPlatform.EventDrivenServices;

/// <summary>A Secret that images are pulled with.</summary>
public sealed record PullSecret
{
    /// <summary>The Secret's name. Required.</summary>
    public string? Name { get; init; }
}

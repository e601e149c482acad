namespace AgentPlatform.EventDrivenServices;

/// <summary>An image pull Secret.</summary>
public sealed record PullSecret
{
    /// <summary>The Secret's name. Required.</summary>
    public string? Name { get; init; }
}

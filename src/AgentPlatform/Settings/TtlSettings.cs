namespace AgentPlatform.Settings;

/// <summary>The TTL of responses, in seconds.</summary>
public sealed record TtlSettings
{
    /// <summary>The TTL while everything is ready; 600 when null.</summary>
    public int? SteadySeconds { get; init; }

    /// <summary>The TTL while something is not ready; 30 when null.</summary>
    public int? PendingSeconds { get; init; }
}

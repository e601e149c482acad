namespace AgentPlatform.Inputs;

/// <summary>How long answers hold, in seconds.</summary>
public sealed record TtlSettings
{
    /// <summary>While everything is ready; 600 when null.</summary>
    public int? SteadySeconds { get; init; }

    /// <summary>While something is not ready; 30 when null.</summary>
    public int? PendingSeconds { get; init; }
}

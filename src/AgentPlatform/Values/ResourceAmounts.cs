namespace AgentPlatform.Values;

/// <summary>Amounts of CPU and memory as Kubernetes quantities.</summary>
public sealed record ResourceAmounts
{
    /// <summary>Cores: <c>500m</c> or <c>2</c>.</summary>
    public string? Cpu { get; init; }

    /// <summary>Bytes: <c>512Mi</c>.</summary>
    public string? Memory { get; init; }
}

namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

internal sealed record ConfiguredJobStatus
{
    /// <summary><c>Waiting</c> or <c>Started</c>.</summary>
    public string? Phase { get; init; }
}

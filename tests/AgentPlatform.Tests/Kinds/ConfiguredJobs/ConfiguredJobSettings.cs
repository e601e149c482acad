namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

/// <summary>The section <c>configuredJobs</c> of the settings.</summary>
internal sealed record ConfiguredJobSettings
{
    /// <summary>The image of composites that name none.</summary>
    public string? Image { get; init; }
}

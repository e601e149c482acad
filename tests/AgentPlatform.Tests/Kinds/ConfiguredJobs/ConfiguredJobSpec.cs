namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

/// <summary>A kind of the tests: a Job whose command is in a ConfigMap of somebody else.</summary>
internal sealed record ConfiguredJobSpec
{
    /// <summary>The container image. Required, unless the platform has a default.</summary>
    public string? Image { get; init; }

    /// <summary>The ConfigMap with the command. Required.</summary>
    public string? ConfigMap { get; init; }
}

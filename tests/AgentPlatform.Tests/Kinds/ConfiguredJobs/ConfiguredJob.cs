namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

/// <summary>The model with every default filled in.</summary>
/// <param name="Image">The container image.</param>
/// <param name="Command">The command.</param>
internal sealed record ConfiguredJob(string Image, string Command);

namespace AgentPlatform.Building.Workloads;

/// <summary>The port of a Service.</summary>
/// <param name="Port">The port.</param>
/// <param name="SessionAffinity"><c>None</c> or <c>ClientIP</c>; null for Kubernetes' default, None.</param>
internal sealed record ServicePort(int Port, string? SessionAffinity);

namespace AgentPlatform.Building.Pods;

/// <summary>Default timings of a probe, in seconds; Kubernetes' defaults when null.</summary>
internal sealed record ProbeDefaults(
    int? InitialDelaySeconds, int PeriodSeconds, int? TimeoutSeconds = null, int? FailureThreshold = null);

namespace AgentPlatform.Building.Pods;

/// <summary>Timings of a probe. Null means the platform's default or, if there is none, Kubernetes'.</summary>
public sealed record ProbeTimings
{
    /// <summary>Seconds before the first check, 0 to 3600.</summary>
    public int? InitialDelaySeconds { get; init; }

    /// <summary>Seconds between checks, 1 to 3600.</summary>
    public int? PeriodSeconds { get; init; }

    /// <summary>Seconds until a check times out, 1 to 3600.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Consecutive failures before the probe fails, 1 to 3600.</summary>
    public int? FailureThreshold { get; init; }
}

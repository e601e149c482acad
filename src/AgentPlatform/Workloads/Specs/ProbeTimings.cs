namespace AgentPlatform.Workloads.Specs;

/// <summary>When and how often a probe asks; what is null has the platform's default, or Kubernetes'.</summary>
public sealed record ProbeTimings
{
    /// <summary>Seconds before the first question, 0 or more.</summary>
    public int? InitialDelaySeconds { get; init; }

    /// <summary>Seconds between questions, 1 or more.</summary>
    public int? PeriodSeconds { get; init; }

    /// <summary>Seconds that an answer may take, 1 or more.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Failures in a row that count, 1 or more.</summary>
    public int? FailureThreshold { get; init; }
}

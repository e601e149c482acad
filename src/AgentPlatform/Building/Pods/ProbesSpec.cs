namespace AgentPlatform.Building.Pods;

/// <summary>Timings of the probes.</summary>
public sealed record ProbesSpec
{
    /// <summary>The liveness probe, which restarts the container when it fails.</summary>
    public ProbeTimings? Liveness { get; init; }

    /// <summary>The readiness probe, which removes the pod from the Service when it fails.</summary>
    public ProbeTimings? Readiness { get; init; }

    /// <summary>The startup probe, which delays the other probes until it succeeds.</summary>
    public ProbeTimings? Startup { get; init; }
}

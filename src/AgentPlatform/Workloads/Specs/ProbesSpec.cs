namespace AgentPlatform.Workloads.Specs;

/// <summary>Timings of the probes.</summary>
public sealed record ProbesSpec
{
    /// <summary>Restarts a container that does not answer.</summary>
    public ProbeTimings? Liveness { get; init; }

    /// <summary>Takes a pod that does not answer out of the Service.</summary>
    public ProbeTimings? Readiness { get; init; }

    /// <summary>Holds the other probes back until the container has answered once; none when null.</summary>
    public ProbeTimings? Startup { get; init; }
}

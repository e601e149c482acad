using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>The probes of a container that serves HTTP.</summary>
/// <param name="Liveness">The liveness probe.</param>
/// <param name="Readiness">The readiness probe.</param>
/// <param name="Startup">The startup probe, on the path of the liveness probe.</param>
internal sealed record HttpProbes(V1Probe Liveness, V1Probe Readiness, V1Probe Startup)
{
    /// <param name="port">The port.</param>
    /// <param name="healthPath">The path of the liveness and startup probes.</param>
    /// <param name="readyPath">The path of the readiness probe.</param>
    /// <param name="timings">Timings that are set.</param>
    /// <param name="liveness">Default timings of the liveness probe. They have a delay and a threshold.</param>
    /// <param name="readiness">Default timings of the readiness probe.</param>
    /// <param name="startup">Default timings of the startup probe; its threshold may be raised.</param>
    public static HttpProbes Create(
        int port,
        string healthPath,
        string readyPath,
        ProbesSpec? timings,
        ProbeDefaults liveness,
        ProbeDefaults readiness,
        ProbeDefaults startup)
    {
        var live = Render(port, healthPath, liveness, timings?.Liveness);
        return new HttpProbes(
            live,
            Render(port, readyPath, readiness, timings?.Readiness),
            Render(port, healthPath, StartupDefaults(startup, live, timings?.Startup), timings?.Startup));
    }

    /// <summary>
    /// Allows an answer as many seconds as the liveness probe does, and the start at least as many as the liveness probe alone
    /// would, so that it never kills a container that would otherwise have started.
    /// </summary>
    private static ProbeDefaults StartupDefaults(ProbeDefaults defaults, V1Probe liveness, ProbeTimings? timings)
    {
        var period = timings?.PeriodSeconds ?? defaults.PeriodSeconds;
        var patience = (liveness.InitialDelaySeconds ?? 0) + ((liveness.PeriodSeconds ?? 0) * (liveness.FailureThreshold ?? 0));
        var failures = Math.Max(defaults.FailureThreshold ?? 0, (patience + period - 1) / period);
        return new ProbeDefaults(null, period, liveness.TimeoutSeconds, failures);
    }

    private static V1Probe Render(int port, string path, ProbeDefaults defaults, ProbeTimings? timings) => new()
    {
        HttpGet = new V1HTTPGetAction { Path = path, Port = port },
        InitialDelaySeconds = timings?.InitialDelaySeconds ?? defaults.InitialDelaySeconds,
        PeriodSeconds = timings?.PeriodSeconds ?? defaults.PeriodSeconds,
        TimeoutSeconds = timings?.TimeoutSeconds ?? defaults.TimeoutSeconds,
        FailureThreshold = timings?.FailureThreshold ?? defaults.FailureThreshold,
    };
}

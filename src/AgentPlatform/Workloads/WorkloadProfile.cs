namespace AgentPlatform.Workloads;

/// <summary>The differences between workload kinds.</summary>
internal sealed record WorkloadProfile
{
    public static readonly WorkloadProfile AgentExecutor = new()
    {
        Component = "agent-executor",
        ContainerName = "agent-executor",
        InitContainerName = "run-migrations",
        HasMigrations = true,
        Liveness = new ProbeDefaults(30, 10, 5, 6),
        Readiness = new ProbeDefaults(10, 5),
    };

    public static readonly WorkloadProfile EventDrivenService = new()
    {
        Component = "event-driven-worker",
        ContainerName = "main",
        InitContainerName = "init",
        HasMigrations = false,
        Liveness = new ProbeDefaults(10, 10, 5, 3),
        Readiness = new ProbeDefaults(5, 5, 3, 2),
        DescribesItself = true,
        HasSeparateHttpService = true,
    };

    /// <summary>The label <c>app.kubernetes.io/component</c>.</summary>
    public required string Component { get; init; }

    /// <summary>The container's name. Part of the public API: <c>kubectl logs -c</c> and dashboards refer to it.</summary>
    public required string ContainerName { get; init; }

    public required string InitContainerName { get; init; }

    /// <summary>Whether there is an init container by default.</summary>
    public required bool HasMigrations { get; init; }

    public required ProbeDefaults Liveness { get; init; }

    public required ProbeDefaults Readiness { get; init; }

    /// <summary>Whether PORT and OTEL_* are set in the environment.</summary>
    public bool DescribesItself { get; init; }

    /// <summary>Whether the HTTP port has a separate Service.</summary>
    public bool HasSeparateHttpService { get; init; }

    /// <summary>Default timings of a probe; Kubernetes' defaults when null.</summary>
    internal sealed record ProbeDefaults(
        int? InitialDelaySeconds, int PeriodSeconds, int? TimeoutSeconds = null, int? FailureThreshold = null);
}

namespace AgentPlatform.Workloads;

/// <summary>In what the kinds that are workloads differ.</summary>
internal sealed record WorkloadProfile
{
    public static readonly WorkloadProfile AgentExecutor = new()
    {
        Component = "agent-executor",
        ContainerName = "agent-executor",
        InitContainerName = "run-migrations",
        HasMigrations = true,
        Liveness = new ProbeDefaults(30, 10),
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

    /// <summary>Part of the public API: <c>kubectl logs -c</c> and dashboards name it. The same for every workload of a kind.</summary>
    public required string ContainerName { get; init; }

    public required string InitContainerName { get; init; }

    /// <summary>Whether there is an init container where the composite says nothing.</summary>
    public required bool HasMigrations { get; init; }

    public required ProbeDefaults Liveness { get; init; }

    public required ProbeDefaults Readiness { get; init; }

    /// <summary>Whether PORT and OTEL_* are in the environment.</summary>
    public bool DescribesItself { get; init; }

    /// <summary>Whether the HTTP port has a Service of its own beside the first one.</summary>
    public bool HasSeparateHttpService { get; init; }

    /// <summary>Timings where the composite names none; null for those of Kubernetes.</summary>
    internal sealed record ProbeDefaults(int InitialDelaySeconds, int PeriodSeconds, int? TimeoutSeconds = null, int? FailureThreshold = null);
}

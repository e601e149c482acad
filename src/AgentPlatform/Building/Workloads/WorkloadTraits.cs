using AgentPlatform.Building.Pods;

namespace AgentPlatform.Building.Workloads;

/// <summary>What a kind decides of its workloads, beside what their specs say.</summary>
internal sealed record WorkloadTraits
{
    /// <summary>The container's name. Part of the public API: <c>kubectl logs -c</c> and dashboards refer to it.</summary>
    public required string ContainerName { get; init; }

    /// <summary>The name of the init container.</summary>
    public required string InitContainerName { get; init; }

    /// <summary>Whether there is an init container by default.</summary>
    public required bool HasInitContainer { get; init; }

    /// <summary>Default timings of the liveness probe.</summary>
    public required ProbeDefaults Liveness { get; init; }

    /// <summary>Default timings of the readiness probe.</summary>
    public required ProbeDefaults Readiness { get; init; }
}

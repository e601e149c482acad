using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;

namespace AgentPlatform.Building.Guards;

/// <summary>A spec that is compared with what the platform allows.</summary>
internal sealed record GuardedSpec
{
    /// <summary>Where the spec is: <c>spec</c> of a composite, <c>defaults</c> of Settings.</summary>
    public required string Path { get; init; }

    /// <summary>What is written there, without the platform's defaults.</summary>
    public required WorkloadSpec Own { get; init; }

    /// <summary>The spec with the platform's defaults.</summary>
    public required WorkloadSpec Effective { get; init; }

    public string? NatsUrl { get; init; }

    public required string NatsUrlPath { get; init; }

    public string? NatsMonitoringEndpoint { get; init; }

    public string? NatsAccount { get; init; }

    /// <summary>The name and namespace of the composite's objects.</summary>
    public required Identity Identity { get; init; }
}

using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Shared;

/// <summary>The input for rendering a composite.</summary>
/// <param name="Composite">The observed composite, unvalidated.</param>
/// <param name="Observed">The observed composed objects by composition resource name.</param>
/// <param name="Settings">The platform's settings.</param>
/// <param name="Problems">Receives the problems that were found.</param>
public sealed record CompositionRequest(
    StructDocument Composite,
    IReadOnlyDictionary<string, ObservedObject> Observed,
    PlatformSettings Settings,
    ProblemSet Problems)
{
    /// <summary>Asks for other objects of the cluster.</summary>
    public ClusterLookup Cluster { get; init; } = ClusterLookup.None;

    /// <summary>The composite's status as the previous call left it.</summary>
    internal PreviousStatus Previous { get; } = new(Composite);
}

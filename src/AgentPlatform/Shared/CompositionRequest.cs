using Crossplane.Functions.Problems;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Shared;

/// <summary>What a composite is rendered from.</summary>
/// <param name="Composite">The composite as it came.</param>
/// <param name="Observed">The composed resources that exist, by composition resource name.</param>
/// <param name="Problems">Receives what the user must change.</param>
public sealed record CompositionRequest(
    Resource Composite, IReadOnlyDictionary<string, Resource> Observed, ProblemSet Problems);

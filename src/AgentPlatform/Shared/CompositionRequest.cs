using AgentPlatform.Inputs;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Shared;

/// <summary>What a composite is rendered from.</summary>
/// <param name="Composite">The composite as it came.</param>
/// <param name="Observed">The composed objects that exist, by composition resource name.</param>
/// <param name="Settings">What the platform has decided.</param>
/// <param name="Problems">Receives what the user must change.</param>
public sealed record CompositionRequest(
    StructDocument Composite, IReadOnlyDictionary<string, ObservedObject> Observed, PlatformSettings Settings, ProblemSet Problems);

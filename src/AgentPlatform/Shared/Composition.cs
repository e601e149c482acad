using Crossplane.Functions.Conversion;

namespace AgentPlatform.Shared;

/// <summary>What a composite is rendered to.</summary>
/// <param name="Objects">The composed objects; their names are unique.</param>
/// <param name="Status">The composite's status, without conditions.</param>
/// <param name="Conditions">The composite's conditions beside Crossplane's own.</param>
public sealed record Composition(
    IReadOnlyList<ComposedObject> Objects, StructDocument Status, IReadOnlyList<ConditionReport> Conditions);

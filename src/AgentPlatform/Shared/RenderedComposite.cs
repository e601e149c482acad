using Crossplane.Functions.Conversion;

namespace AgentPlatform.Shared;

/// <summary>The result of rendering a composite.</summary>
/// <param name="Objects">The composed objects; their names are unique.</param>
/// <param name="Status">The composite's status, without conditions.</param>
/// <param name="Conditions">The composite's conditions, except Crossplane's own.</param>
public sealed record RenderedComposite(
    IReadOnlyList<ComposedObject> Objects, StructDocument Status, IReadOnlyList<ConditionReport> Conditions)
{
    /// <summary>What is accepted but should be changed, in full sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

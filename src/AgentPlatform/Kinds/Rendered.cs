using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Kinds;

/// <summary>The composite is rendered.</summary>
/// <param name="Objects">The composed objects; their names are unique.</param>
/// <param name="Status">The composite's status, without conditions.</param>
/// <param name="Conditions">The composite's conditions, except Crossplane's own.</param>
public sealed record Rendered(
    IReadOnlyList<ComposedObject> Objects, StructDocument Status, IReadOnlyList<ConditionReport> Conditions) : CompositeAnswer
{
    /// <summary>
    /// False if an object is missing that cannot be applied, because the cluster lacks its kind. The composite is then not
    /// ready.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>What is accepted but should be changed, in full sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Whether nothing is expected to change by itself: every object is ready, and no condition fails or passes.
    /// </summary>
    internal bool IsSteady =>
        IsComplete
        && Objects.All(composed => composed.Ready == Ready.True)
        && !Conditions.Any(condition => condition.IsFailure || condition.IsPassing);

    /// <summary>The parts of the objects that are encoded already.</summary>
    internal EncodedParts Parts { get; init; } = new();
}

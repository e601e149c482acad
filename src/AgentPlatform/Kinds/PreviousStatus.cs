using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform.Kinds;

/// <summary>
/// The composite's status as the previous call left it. A function has neither a clock nor a memory: this is all that it knows of
/// the past.
/// </summary>
/// <param name="composite">The observed composite.</param>
internal sealed class PreviousStatus(StructDocument composite)
{
    private static readonly FieldPath GenerationPath = "metadata.generation";
    private static readonly FieldPath StatusPath = "status";
    private static readonly FieldPath ImagePath = "status.image";
    private static readonly FieldPath ObservedGenerationPath = "status.observedGeneration";

    private static readonly StructDocument NoConditions = StructDocument.FromJson("""{"conditions":null}"""u8);

    private IReadOnlyList<StatusCondition?>? _conditions;

    /// <summary>The status without conditions, which are told apart; null if there is none.</summary>
    public StructDocument? Document => composite.GetObject(StatusPath)?.Merge(NoConditions);

    /// <summary>The conditions, Crossplane's own included; empty for a new composite.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public IReadOnlyList<StatusCondition?> Conditions => _conditions ??= StatusCondition.ListOf(composite);

    /// <summary>Returns the condition of a type; null if there is none.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public StatusCondition? Condition(string type) => Readiness.Find(Conditions, type);

    /// <summary>Whether the status was computed from the composite's spec as it is now.</summary>
    /// <exception cref="ConversionException">A generation is not a number.</exception>
    public bool IsOfThisGeneration =>
        composite.TryGet(GenerationPath, ManifestJson.Default.Int64, out var generation)
        && composite.TryGet(ObservedGenerationPath, ManifestJson.Default.Int64, out var observed)
        && observed == generation;

    /// <summary>Whether the status was computed from the composite's spec as it is now, with this image.</summary>
    /// <exception cref="ConversionException">A generation is not a number.</exception>
    public bool IsOf(string image) => IsOfThisGeneration && composite.GetString(ImagePath) == image;
}

using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform.Shared;

/// <summary>
/// The composite's status as the previous call left it. A function has neither a clock nor a memory: this is all that it knows of
/// the past.
/// </summary>
/// <param name="composite">The observed composite.</param>
internal sealed class PreviousStatus(StructDocument composite)
{
    private static readonly FieldPath ImagePath = "status.image";
    private static readonly FieldPath ObservedGenerationPath = "status.observedGeneration";

    private IReadOnlyList<StatusCondition?>? _conditions;

    /// <summary>The conditions, Crossplane's own included; empty for a new composite.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public IReadOnlyList<StatusCondition?> Conditions => _conditions ??= StatusCondition.ListOf(composite);

    /// <summary>Returns the condition of a type; null if there is none.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public StatusCondition? Condition(string type) => Readiness.Find(Conditions, type);

    /// <summary>Whether the status was computed from this generation of the composite, with this image.</summary>
    /// <exception cref="ConversionException">The generation is not a number.</exception>
    public bool IsOf(long? generation, string image) =>
        generation is not null
        && composite.TryGet(ObservedGenerationPath, ManifestJson.Default.Int64, out var observed)
        && observed == generation
        && composite.GetString(ImagePath) == image;
}

using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;

namespace AgentPlatform.Building.Workloads;

/// <summary>The platform's defaults for workloads: the section <c>defaults</c> of the settings.</summary>
internal static class WorkloadSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "defaults";

    private const string BudgetField = "podDisruptionBudget";

    private static readonly FieldPath SpecPath = "spec";
    private static readonly FieldPath BudgetPath = BudgetField;

    /// <summary>Reads the defaults; without any, all properties are null.</summary>
    public static StreamWorkloadSpec Read(PlatformSettings settings) =>
        settings.ReadSection(Section, WorkloadSpecJson.Default.StreamWorkloadSpec);

    /// <summary>
    /// Merges a spec over the defaults. A disruption budget has one of two amounts, so that of a spec replaces the default's,
    /// whichever that is.
    /// </summary>
    public static StructDocument LayOver(StructDocument spec, PlatformSettings settings)
    {
        if (settings.FindSection(Section) is not { } defaults)
        {
            return spec;
        }

        var merged = defaults.Merge(spec);
        return spec.GetObject(BudgetPath) is { Raw.Length: > 0 } budget ? merged.With(BudgetField, budget) : merged;
    }

    /// <summary>Merges the spec of a composite over the defaults.</summary>
    public static StructDocument LayCompositeOver(StructDocument composite, PlatformSettings settings) =>
        settings.FindSection(Section) is null || composite.GetObject(SpecPath) is not { } spec
            ? composite
            : composite.With("spec", LayOver(spec, settings));
}

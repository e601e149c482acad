using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a PodDisruptionBudget: its controller has seen the newest generation. Whether it allows a disruption right
/// now is not a question of readiness.
/// </summary>
/// <remarks>
/// The eviction API refuses evictions while <c>observedGeneration</c> is behind (<c>checkAndDecrement</c> in Kubernetes'
/// <c>pkg/registry/core/pod/storage/eviction.go</c>).
/// </remarks>
public static class PodDisruptionBudgetReady
{
    /// <summary>The check for <see cref="ReadyChecks"/>.</summary>
    public static ReadyCheck Check { get; } = new("policy/v1", "PodDisruptionBudget", IsCurrent, Cel.IsCurrent);

    /// <summary>Whether the budget's controller has seen the newest generation.</summary>
    /// <exception cref="ConversionException">A generation is not a number.</exception>
    public static bool IsCurrent(StructDocument budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return new ObservedFields(budget).IsCurrent;
    }
}

using AgentPlatform.Kinds;
using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Building.ReadyChecks;

/// <summary>The readiness of a PodDisruptionBudget, see <see cref="PodDisruptionBudgetReady"/>.</summary>
internal static class DisruptionBudgetReadiness
{
    /// <summary>The same in CEL, over <c>object</c>.</summary>
    public static string Query => PodDisruptionBudgetReady.Check.CelQuery!;

    /// <summary>The readiness for Crossplane.</summary>
    public static Ready Of(ObservedObject? observed) => Readiness.Decide(
        observed, budget => PodDisruptionBudgetReady.IsCurrent(budget.Document!));
}

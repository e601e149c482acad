using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform.Building.ReadyChecks;

/// <summary>The readiness of a PodDisruptionBudget, in C# and in CEL: its controller has seen the newest generation.</summary>
internal static class DisruptionBudgetReadiness
{
    /// <summary>The same in CEL, over <c>object</c>.</summary>
    public const string Query =
        "has(object.status) && has(object.status.observedGeneration)"
        + " && object.status.observedGeneration >= object.metadata.generation";

    private static readonly FieldPath ObservedGenerationPath = "status.observedGeneration";

    /// <summary>The readiness for Crossplane.</summary>
    public static Ready Of(ObservedObject? observed) => Readiness.Decide(observed, budget =>
        budget.Document!.TryGet(ObservedGenerationPath, ManifestJson.Default.Int64, out var seen) && seen >= budget.Generation);
}

namespace Crossplane.Functions.Readiness;

/// <summary>The readiness of a ScaledJob: KEDA calls it ready, or somebody has paused it.</summary>
/// <remarks>
/// As for a ScaledObject. KEDA keeps the condition <c>Ready</c> of a ScaledJob that is paused before it was ever checked at
/// <c>Unknown</c> if stopping it fails (<c>checkIfPaused</c> in <c>controllers/keda/scaledjob_controller.go</c>).
/// </remarks>
internal static class ScaledJobReady
{
    public static ReadyCheck Check { get; } = new(
        "keda.sh/v1alpha1", "ScaledJob", ScaledObjectReady.IsReadyOrPaused, ScaledObjectReady.Query);
}

namespace Crossplane.Functions.Readiness;

/// <summary>The readiness of a ScaledJob: KEDA calls it ready, or somebody has paused it.</summary>
/// <remarks>
/// The conditions are those of a ScaledObject (<c>apis/keda/v1alpha1/condition_types.go</c> in KEDA). They name no generation.
/// </remarks>
internal static class ScaledJobReady
{
    public static ReadyCheck Check { get; } = new(
        "keda.sh/v1alpha1", "ScaledJob", ScaledObjectReady.IsReadyOrPaused, ScaledObjectReady.Query);
}

using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a ScaledObject: KEDA calls it ready, or somebody has paused it. Whether its triggers are active does not
/// matter: they rest while there is no work.
/// </summary>
/// <remarks>
/// The conditions are those of <c>apis/keda/v1alpha1/condition_types.go</c> in KEDA. They name no generation.
/// </remarks>
public static class ScaledObjectReady
{
    /// <summary>The check for <see cref="ReadyChecks"/>.</summary>
    public static ReadyCheck Check { get; } = new("keda.sh/v1alpha1", "ScaledObject", IsReadyOrPaused, Query);

    /// <summary>The query for a ScaledJob too, which has the same conditions.</summary>
    internal static string Query =>
        $"has(object.status) && {Cel.HasConditions} && ({Cel.Condition("Ready", "True")} || {Cel.Condition("Paused", "True")})";

    /// <summary>Whether KEDA calls a ScaledObject ready, or it is paused.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public static bool IsReadyOrPaused(StructDocument scaler)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        return new ObservedFields(scaler).Status.Condition("Ready"u8).IsTrue || IsPaused(scaler);
    }

    /// <summary>Whether somebody has paused a ScaledObject (annotation <c>autoscaling.keda.sh/paused</c> and its like).</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public static bool IsPaused(StructDocument scaler)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        return new ObservedFields(scaler).Status.Condition("Paused"u8).IsTrue;
    }

    /// <summary>
    /// Whether a trigger fails. KEDA asks the triggers of no other ScaledObjects than those that it has accepted
    /// (<c>RequestScale</c> in its <c>pkg/scaling/executor/scale_scaledobjects.go</c>).
    /// </summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public static bool HasTriggerError(StructDocument scaler)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        var ready = new ObservedFields(scaler).Status.Condition("Ready"u8);
        return !ready.IsTrue && (ready.HasReason("TriggerError"u8) || ready.HasReason("PartialTriggerError"u8));
    }
}

using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Building.ReadyChecks;

/// <summary>
/// The readiness of a ScaledObject, see <see cref="ScaledObjectReady"/>. In Object delivery, the Object takes over its condition
/// Ready.
/// </summary>
internal static class ScaledObjectReadiness
{
    private static readonly FieldPath HpaNamePath = "status.hpaName";
    private static readonly FieldPath LastActiveTimePath = "status.lastActiveTime";

    /// <summary>The readiness for Crossplane.</summary>
    /// <param name="observed">The ScaledObject.</param>
    /// <param name="hasWorked">
    /// Whether the trigger has worked before. The ScaledObject then stays ready while KEDA's triggers fail: pods run on, and a
    /// server of NATS that restarts must not make every service unready.
    /// </param>
    public static Ready Of(ObservedObject? observed, bool hasWorked) =>
        Readiness.Decide(observed, scaler => ScaledObjectReady.IsReadyOrPaused(scaler.Document!)) is Ready.True
        || (hasWorked && observed is { IsStale: false } && Readiness.Look(observed, HasTriggerError))
            ? Ready.True
            : Ready.False;

    /// <inheritdoc cref="ScaledObjectReady.HasTriggerError"/>
    public static bool HasTriggerError(ObservedObject scaler) =>
        scaler.Document is { } document && ScaledObjectReady.HasTriggerError(document);

    /// <summary>The name of the HorizontalPodAutoscaler that KEDA has created; null or empty before.</summary>
    public static string? HpaName(ObservedObject? scaler) => scaler?.Document?.GetString(HpaNamePath);

    /// <summary>The last time that KEDA saw work to do; null if it never did.</summary>
    public static string? LastActiveTime(ObservedObject? scaler) => scaler?.Document?.GetString(LastActiveTimePath);
}

using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a Pod: it has succeeded, or it runs and Kubernetes sends it traffic (condition <c>Ready</c>). The status
/// is not of an earlier generation.
/// </summary>
/// <remarks>
/// Phases and conditions are those of <c>PodStatus</c> in Kubernetes' <c>core/v1</c>; <c>observedGeneration</c> is there since
/// Kubernetes 1.33.
/// </remarks>
internal static class PodReady
{
    public static ReadyCheck Check { get; } = new("v1", "Pod", IsReady, Query);

    private static string Query =>
        $"has(object.status) && has(object.status.phase) && {Cel.IsNotOutdated} && (object.status.phase == \"Succeeded\""
        + $" || (object.status.phase == \"Running\" && {Cel.HasConditions} && {Cel.Condition("Ready", "True")}))";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        var status = fields.Status;
        return !fields.IsOutdated
            && (status.Is("phase"u8, "Succeeded"u8)
                || (status.Is("phase"u8, "Running"u8) && status.Condition("Ready"u8).IsTrue));
    }
}

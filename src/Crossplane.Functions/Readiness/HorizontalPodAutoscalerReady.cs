using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a HorizontalPodAutoscaler: it can read and change the scale of its target (<c>AbleToScale</c>), and gets
/// its metrics (<c>ScalingActive</c>) or rests because the target was scaled to zero (<c>ScalingDisabled</c>).
/// </summary>
/// <remarks>
/// Conditions and reasons are those of <c>reconcileAutoscaler</c> in Kubernetes'
/// <c>pkg/controller/podautoscaler/horizontal.go</c>. <c>autoscaling/v1</c> has no conditions; there, it is ready once a number
/// of pods has been computed.
/// </remarks>
internal static class HorizontalPodAutoscalerReady
{
    public static ReadyCheck Check { get; } = new("autoscaling/v2", "HorizontalPodAutoscaler", IsReady, Query);

    private static string Query =>
        $"has(object.status) && {Cel.IsNotOutdated} && ({Cel.HasConditions}"
        + $" ? {Cel.Condition("AbleToScale", "True")} && object.status.conditions.exists(c, has(c.type)"
        + " && c.type == \"ScalingActive\" && ((has(c.status) && c.status == \"True\")"
        + " || (has(c.reason) && c.reason == \"ScalingDisabled\")))"
        + $" : {Cel.Count("desiredReplicas")} > 0)";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        var status = fields.Status;
        if (fields.IsOutdated)
        {
            return false;
        }

        var scaling = status.Condition("ScalingActive"u8);
        return status.Has("conditions"u8)
            ? status.Condition("AbleToScale"u8).IsTrue && (scaling.IsTrue || scaling.HasReason("ScalingDisabled"u8))
            : status.Integer("desiredReplicas"u8) > 0;
    }
}

using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a DaemonSet. Its controller has seen the newest generation, and every node that should run a pod has one
/// of the newest version that is available.
/// </summary>
/// <remarks>
/// As <c>kubectl rollout status</c> has it (<c>pkg/polymorphichelpers/rollout_status.go</c>). The counts are left out if they
/// are 0, such as where no node matches (<c>DaemonSetStatus</c> in Kubernetes' <c>apps/v1</c>). With the strategy
/// <c>OnDelete</c>, somebody else decides when pods are updated.
/// </remarks>
internal static class DaemonSetReady
{
    private const string Wanted = "object.status.desiredNumberScheduled";

    public static ReadyCheck Check { get; } = new("apps/v1", "DaemonSet", IsReady, Query);

    private static string Query =>
        $"{Cel.IsCurrent} && has({Wanted}) && {Cel.Count("numberAvailable")} >= {Wanted}"
        + " && ((has(object.spec) && has(object.spec.updateStrategy) && has(object.spec.updateStrategy.type)"
        + " && object.spec.updateStrategy.type == \"OnDelete\")"
        + $" || {Cel.Count("updatedNumberScheduled")} >= {Wanted})";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        var status = fields.Status;
        return fields.IsCurrent
            && status.Integer("desiredNumberScheduled"u8) is { } wanted
            && (status.Integer("numberAvailable"u8) ?? 0) >= wanted
            && (fields.Spec.Object("updateStrategy"u8).Is("type"u8, "OnDelete"u8)
                || (status.Integer("updatedNumberScheduled"u8) ?? 0) >= wanted);
    }
}

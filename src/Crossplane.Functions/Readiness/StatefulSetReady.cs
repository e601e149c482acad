using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a StatefulSet. Its controller has seen the newest generation, as many pods as wanted are ready, and the
/// newest version has been rolled out to all of them, or to those from <c>partition</c> on; or no pods are wanted.
/// </summary>
/// <remarks>
/// The controller sets <c>currentRevision</c> to <c>updateRevision</c> once a rollout is complete (<c>completeRollingUpdate</c>
/// in Kubernetes' <c>pkg/controller/statefulset/stateful_set_utils.go</c>), and not while pods before a partition keep their
/// version; there, <c>kubectl rollout status</c> counts updated pods (<c>pkg/polymorphichelpers/rollout_status.go</c>). With
/// the strategy <c>OnDelete</c>, somebody else decides when pods are updated. A StatefulSet has no condition that tells a first
/// start from a scale-up, so it is not ready while it is scaled up.
/// </remarks>
internal static class StatefulSetReady
{
    private const string Partition =
        "(has(object.spec) && has(object.spec.updateStrategy) && has(object.spec.updateStrategy.rollingUpdate)"
        + " && has(object.spec.updateStrategy.rollingUpdate.partition)"
        + " ? object.spec.updateStrategy.rollingUpdate.partition : 0)";

    public static ReadyCheck Check { get; } = new("apps/v1", "StatefulSet", IsReady, Query);

    private static string Query =>
        $"{Cel.IsCurrent} && ({Cel.WantedReplicas} == 0 || ({Cel.Count("readyReplicas")} >= {Cel.WantedReplicas}"
        + " && ((has(object.spec) && has(object.spec.updateStrategy) && has(object.spec.updateStrategy.type)"
        + " && object.spec.updateStrategy.type == \"OnDelete\")"
        + $" || ({Partition} > 0 && {Cel.Count("replicas")} == {Cel.WantedReplicas}"
        + $" && double({Cel.Count("updatedReplicas")}) + double({Partition}) >= double({Cel.WantedReplicas}))"
        + $" || ({Partition} == 0 && has(object.status.currentRevision) && has(object.status.updateRevision)"
        + " && object.status.currentRevision == object.status.updateRevision))))";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        var wanted = fields.Spec.Integer("replicas"u8) ?? 1;
        return fields.IsCurrent
            && (wanted == 0
                || (fields.Status.Integer("readyReplicas"u8) >= wanted && IsRolledOut(fields.Spec, fields.Status, wanted)));
    }

    private static bool IsRolledOut(ObservedFields spec, ObservedFields status, long wanted)
    {
        var strategy = spec.Object("updateStrategy"u8);
        if (strategy.Is("type"u8, "OnDelete"u8))
        {
            return true;
        }

        var partition = strategy.Object("rollingUpdate"u8).Integer("partition"u8) ?? 0;
        var revision = status.Text("currentRevision"u8);
        return partition > 0
            ? status.Integer("replicas"u8) == wanted && (status.Integer("updatedReplicas"u8) ?? 0) + partition >= wanted
            : !revision.IsEmpty && status.Is("updateRevision"u8, revision);
    }
}

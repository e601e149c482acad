using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a ReplicaSet. Its controller has seen the newest generation, as many pods as wanted are available, and it
/// does not fail to create or delete pods.
/// </summary>
/// <remarks>
/// The condition <c>ReplicaFailure</c> is the only one of its controller (<c>calculateStatus</c> in Kubernetes'
/// <c>pkg/controller/replicaset/replica_set_utils.go</c>).
/// </remarks>
internal static class ReplicaSetReady
{
    public static ReadyCheck Check { get; } = new("apps/v1", "ReplicaSet", IsReady, Query);

    private static string Query =>
        $"{Cel.IsCurrent} && {Cel.Count("availableReplicas")} >= {Cel.WantedReplicas}"
        + $" && !({Cel.HasConditions} && {Cel.Condition("ReplicaFailure", "True")})";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        return fields.IsCurrent
            && (fields.Status.Integer("availableReplicas"u8) ?? 0) >= (fields.Spec.Integer("replicas"u8) ?? 1)
            && !fields.Status.Condition("ReplicaFailure"u8).IsTrue;
    }
}

using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a kind that has a condition for it, see <see cref="ReadyCheck.OfCondition"/>: managed resources and
/// composites of Crossplane, and most kinds of other controllers.
/// </summary>
/// <remarks>
/// <c>observedGeneration</c> of a condition is the generation that it was computed from (<c>metav1.Condition</c> in
/// apimachinery). The conditions <c>Ready</c> and <c>Synced</c>, and the reason <c>ReconcilePaused</c>, are those of
/// <c>apis/common/v1/condition.go</c> in crossplane-runtime.
/// </remarks>
internal static class ConditionReady
{
    public const string Ready = "Ready";

    /// <summary>Kinds of others that are known to have the condition, so that it is missed if it is not there yet.</summary>
    public static IReadOnlyList<ReadyCheck> Checks { get; } =
    [
        ReadyCheck.OfCondition("cert-manager.io/v1", "Certificate"),
        ReadyCheck.OfCondition("cert-manager.io/v1", "ClusterIssuer"),
        ReadyCheck.OfCondition("cert-manager.io/v1", "Issuer"),
        ReadyCheck.OfCondition("external-secrets.io/v1", "ClusterExternalSecret"),
        ReadyCheck.OfCondition("external-secrets.io/v1", "ClusterSecretStore"),
        ReadyCheck.OfCondition("external-secrets.io/v1", "ExternalSecret"),
        ReadyCheck.OfCondition("external-secrets.io/v1", "SecretStore"),
        ReadyCheck.OfCondition("external-secrets.io/v1alpha1", "PushSecret"),
    ];

    /// <summary>The same in CEL.</summary>
    public static string Query(string type) =>
        $"has(object.status) && {Cel.HasConditions} && {Cel.IsNotOutdated} && {Cel.IsTrueOfGeneration(type)}"
        + $" && !{Cel.Condition("Synced", "False", " && !(has(c.reason) && c.reason == \"ReconcilePaused\")")}";

    public static bool IsTrue(StructDocument observed, ReadOnlySpan<byte> type)
    {
        var fields = new ObservedFields(observed);
        var synced = fields.Status.Condition("Synced"u8);
        return !fields.IsOutdated
            && fields.Status.Condition(type).IsTrueOf(fields.Generation)
            && (!synced.IsFalse || synced.HasReason("ReconcilePaused"u8));
    }

    public static bool Exists(StructDocument observed, ReadOnlySpan<byte> type) =>
        new ObservedFields(observed).Status.Condition(type).Exists;
}

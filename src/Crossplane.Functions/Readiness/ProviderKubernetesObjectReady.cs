using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of an Object of provider-kubernetes, in both groups: it is ready, and it is synced. The condition
/// <c>Ready</c> of an Object that is not synced may be about an earlier manifest.
/// </summary>
/// <remarks>
/// With <c>readiness.policy</c> of the Object, <c>Ready</c> stands for the readiness of the object in it
/// (<c>updateConditionFromObserved</c> in <c>internal/controller/*/object/object.go</c> of provider-kubernetes).
/// </remarks>
internal static class ProviderKubernetesObjectReady
{
    public static IReadOnlyList<ReadyCheck> Checks { get; } =
    [
        new("kubernetes.crossplane.io/v1alpha2", "Object", IsReady, Query),
        new("kubernetes.m.crossplane.io/v1alpha1", "Object", IsReady, Query),
    ];

    private static string Query =>
        $"has(object.status) && {Cel.HasConditions} && {Cel.IsNotOutdated} && {Cel.IsTrueOfGeneration("Ready")}"
        + $" && {Cel.IsTrueOfGeneration("Synced")}";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        return !fields.IsOutdated
            && fields.Status.Condition("Ready"u8).IsTrueOf(fields.Generation)
            && fields.Status.Condition("Synced"u8).IsTrueOf(fields.Generation);
    }
}

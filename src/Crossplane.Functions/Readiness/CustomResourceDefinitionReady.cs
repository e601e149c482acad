using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a CustomResourceDefinition: the API server serves its objects under all of its names, and is not deleting
/// them.
/// </summary>
/// <remarks>
/// The condition <c>Established</c> stays true when a later change of the names conflicts with those of another definition
/// (<c>NamesAccepted</c>) and while the definition is deleted (<c>Terminating</c>); all three are in
/// <c>apiextensions.k8s.io/v1</c>.
/// </remarks>
internal static class CustomResourceDefinitionReady
{
    public static ReadyCheck Check { get; } = new(
        "apiextensions.k8s.io/v1", "CustomResourceDefinition", IsReady, Query);

    private static string Query =>
        $"has(object.status) && {Cel.HasConditions} && {Cel.Condition("Established", "True")}"
        + $" && !{Cel.Condition("NamesAccepted", "False")} && !{Cel.Condition("Terminating", "True")}";

    private static bool IsReady(StructDocument observed)
    {
        var status = new ObservedFields(observed).Status;
        return status.Condition("Established"u8).IsTrue
            && !status.Condition("NamesAccepted"u8).IsFalse
            && !status.Condition("Terminating"u8).IsTrue;
    }
}

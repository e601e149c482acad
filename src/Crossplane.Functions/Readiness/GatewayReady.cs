using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a Gateway: its controller has accepted the newest generation and programmed it into the data plane.
/// </summary>
/// <remarks>
/// The conditions <c>Accepted</c> and <c>Programmed</c> are those of <c>GatewayConditionType</c> in the Gateway API; its
/// condition <c>Ready</c> is reserved and not used.
/// </remarks>
internal static class GatewayReady
{
    public static ReadyCheck Check { get; } = new("gateway.networking.k8s.io/v1", "Gateway", IsReady, Query);

    private static string Query =>
        $"has(object.status) && {Cel.HasConditions} && {Cel.IsTrueOfGeneration("Accepted")}"
        + $" && {Cel.IsTrueOfGeneration("Programmed")}";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        return fields.Status.Condition("Accepted"u8).IsTrueOf(fields.Generation)
            && fields.Status.Condition("Programmed"u8).IsTrueOf(fields.Generation);
    }
}

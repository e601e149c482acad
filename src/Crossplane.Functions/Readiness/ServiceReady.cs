using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a Service: it exists, and one of the type <c>LoadBalancer</c> has an address. Whether pods stand behind it
/// is the readiness of what runs them.
/// </summary>
/// <remarks>
/// The address is <c>status.loadBalancer.ingress</c> (<c>LoadBalancerStatus</c> in Kubernetes' <c>core/v1</c>), which the
/// controller of the load balancer sets when it has been provisioned.
/// </remarks>
internal static class ServiceReady
{
    public static ReadyCheck Check { get; } = new("v1", "Service", IsReady, Query);

    private static string Query =>
        "!(has(object.spec) && has(object.spec.type) && object.spec.type == \"LoadBalancer\")"
        + $" || ({LoadBalancer.HasAddressQuery})";

    private static bool IsReady(StructDocument observed)
    {
        var fields = new ObservedFields(observed);
        return !fields.Spec.Is("type"u8, "LoadBalancer"u8) || LoadBalancer.HasAddress(fields.Status);
    }
}

namespace Crossplane.Functions.Readiness;

/// <summary>The readiness of an Ingress: its controller has published an address for it.</summary>
/// <remarks>
/// The address is <c>status.loadBalancer.ingress</c> (<c>IngressStatus</c> in Kubernetes' <c>networking.k8s.io/v1</c>). A
/// controller that is set up not to publish addresses never makes an Ingress ready: replace the check by
/// <see cref="ReadyCheck.IfExists"/> there.
/// </remarks>
internal static class IngressReady
{
    public static ReadyCheck Check { get; } = new(
        "networking.k8s.io/v1",
        "Ingress",
        observed => LoadBalancer.HasAddress(new ObservedFields(observed).Status),
        LoadBalancer.HasAddressQuery);
}

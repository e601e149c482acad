using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>Whether a load balancer has an address, as Service and Ingress report it.</summary>
internal static class LoadBalancer
{
    /// <summary>The same in CEL.</summary>
    public const string HasAddressQuery =
        "has(object.status) && has(object.status.loadBalancer) && has(object.status.loadBalancer.ingress)"
        + " && object.status.loadBalancer.ingress.exists(i, (has(i.ip) && i.ip.size() > 0)"
        + " || (has(i.hostname) && i.hostname.size() > 0))";

    /// <exception cref="ConversionException">The status is malformed.</exception>
    public static bool HasAddress(ObservedFields status)
    {
        var addresses = status.Object("loadBalancer"u8).Items("ingress"u8);
        while (addresses.Read())
        {
            if (!addresses.Current.Text("ip"u8).IsEmpty || !addresses.Current.Text("hostname"u8).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}

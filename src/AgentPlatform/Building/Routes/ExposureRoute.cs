using AgentPlatform.Building.Metadata;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Building.Routes;

/// <summary>The HTTPRoute of a service that is exposed.</summary>
internal static class ExposureRoute
{
    /// <param name="objects">The metadata of the objects.</param>
    /// <param name="exposure">How the service is reached.</param>
    /// <param name="service">The name of the Service.</param>
    /// <param name="port">The port of the Service.</param>
    public static HttpRoute Render(ObjectMetadata objects, Exposure exposure, string service, int port) => new()
    {
        Metadata = objects.Create(),
        Spec = new HttpRouteSpec
        {
            ParentRefs = [exposure.Gateway],
            Hostnames = [exposure.Host],
            Rules =
            [
                new HttpRouteRule
                {
                    Matches =
                    [
                        new HttpRouteMatch { Path = new HttpPathMatch { Type = "PathPrefix", Value = exposure.PathPrefix } },
                    ],
                    BackendRefs = [new BackendReference { Name = service, Port = port }],
                },
            ],
        },
    };
}

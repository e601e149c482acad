using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>The desired state of an <see cref="HttpRoute"/>.</summary>
public sealed record HttpRouteSpec
{
    /// <summary>The gateways that the route attaches to.</summary>
    [JsonPropertyName("parentRefs")]
    public IList<ParentReference>? ParentRefs { get; set; }

    /// <summary>The host names that the route serves; every host of the gateway when null.</summary>
    [JsonPropertyName("hostnames")]
    public IList<string>? Hostnames { get; set; }

    /// <summary>The rules; the first one that matches a request applies.</summary>
    [JsonPropertyName("rules")]
    public IList<HttpRouteRule>? Rules { get; set; }
}

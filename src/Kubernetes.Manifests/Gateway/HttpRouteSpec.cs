using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>From where to where requests are led.</summary>
public sealed record HttpRouteSpec
{
    /// <summary>The gateways that the route attaches to.</summary>
    [JsonPropertyName("parentRefs")]
    public IList<ParentReference>? ParentRefs { get; set; }

    /// <summary>The hosts that requests are for; every host of the gateway when null.</summary>
    [JsonPropertyName("hostnames")]
    public IList<string>? Hostnames { get; set; }

    /// <summary>What is done with them; the first rule that matches counts.</summary>
    [JsonPropertyName("rules")]
    public IList<HttpRouteRule>? Rules { get; set; }
}

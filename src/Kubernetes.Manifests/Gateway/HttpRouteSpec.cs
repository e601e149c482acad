namespace Kubernetes.Manifests.Gateway;

/// <summary>From where to where requests are led.</summary>
public sealed record HttpRouteSpec
{
    /// <summary>The gateways that the route attaches to.</summary>
    public IReadOnlyList<ParentReference>? ParentRefs { get; init; }

    /// <summary>The hosts that requests are for; every host of the gateway when null.</summary>
    public IReadOnlyList<string>? Hostnames { get; init; }

    /// <summary>What is done with them; the first rule that matches counts.</summary>
    public IReadOnlyList<HttpRouteRule>? Rules { get; init; }
}

namespace Kubernetes.Manifests.Gateway;

/// <summary>Requests that match one of the matches go to the backends.</summary>
public sealed record HttpRouteRule
{
    /// <summary>Every request when null.</summary>
    public IReadOnlyList<HttpRouteMatch>? Matches { get; init; }

    /// <summary>Where requests go.</summary>
    public IReadOnlyList<BackendReference>? BackendRefs { get; init; }
}

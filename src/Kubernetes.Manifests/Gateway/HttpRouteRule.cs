using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>Requests that match one of the matches go to the backends.</summary>
public sealed record HttpRouteRule
{
    /// <summary>Every request when null.</summary>
    [JsonPropertyName("matches")]
    public IList<HttpRouteMatch>? Matches { get; set; }

    /// <summary>Where requests go.</summary>
    [JsonPropertyName("backendRefs")]
    public IList<BackendReference>? BackendRefs { get; set; }
}

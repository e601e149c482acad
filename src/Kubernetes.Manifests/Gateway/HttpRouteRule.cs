using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>Sends requests that meet at least one of the matches to the backends.</summary>
public sealed record HttpRouteRule
{
    /// <summary>Every request matches when null.</summary>
    [JsonPropertyName("matches")]
    public IList<HttpRouteMatch>? Matches { get; set; }

    /// <summary>The backends; requests are spread evenly over them.</summary>
    [JsonPropertyName("backendRefs")]
    public IList<BackendReference>? BackendRefs { get; set; }
}

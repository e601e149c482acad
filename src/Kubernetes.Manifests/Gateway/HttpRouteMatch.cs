using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>What a request must be like.</summary>
public sealed record HttpRouteMatch
{
    /// <summary>Its path; any path when null.</summary>
    [JsonPropertyName("path")]
    public HttpPathMatch? Path { get; set; }
}

using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>The conditions that a request must meet, all of them.</summary>
public sealed record HttpRouteMatch
{
    /// <summary>The path of the request; any path when null.</summary>
    [JsonPropertyName("path")]
    public HttpPathMatch? Path { get; set; }
}

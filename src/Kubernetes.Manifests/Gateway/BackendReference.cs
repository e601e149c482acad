using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>A backend Service in the route's namespace.</summary>
public sealed record BackendReference
{
    /// <summary>The Service's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The Service's port, 1 to 65535.</summary>
    [JsonPropertyName("port")]
    public int? Port { get; set; }
}

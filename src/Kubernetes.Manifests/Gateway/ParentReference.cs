using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>The gateway that a route attaches to.</summary>
public sealed record ParentReference
{
    /// <summary>The gateway's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The route's own namespace when null. A gateway in another namespace must allow routes from this one.</summary>
    [JsonPropertyName("namespace")]
    public string? Namespace { get; set; }

    /// <summary>The name of one listener; all listeners when null.</summary>
    [JsonPropertyName("sectionName")]
    public string? SectionName { get; set; }
}

using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>A gateway.</summary>
public sealed record ParentReference
{
    /// <summary>The gateway's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The route's own namespace when null. Another one must allow routes from here.</summary>
    [JsonPropertyName("namespace")]
    public string? Namespace { get; set; }

    /// <summary>One listener of the gateway; all when null.</summary>
    [JsonPropertyName("sectionName")]
    public string? SectionName { get; set; }
}

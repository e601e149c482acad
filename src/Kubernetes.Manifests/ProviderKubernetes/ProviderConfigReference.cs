using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>The credentials of a provider.</summary>
public sealed record ProviderConfigReference
{
    /// <summary>
    /// <c>ClusterProviderConfig</c> or <c>ProviderConfig</c> for a namespaced Object, where it must be set; null for a
    /// cluster-scoped one.
    /// </summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }

    /// <summary>The provider config's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }
}

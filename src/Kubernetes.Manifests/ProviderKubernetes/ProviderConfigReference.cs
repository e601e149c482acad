using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>References the provider config with the credentials.</summary>
public sealed record ProviderConfigReference
{
    /// <summary>
    /// <c>ClusterProviderConfig</c> or <c>ProviderConfig</c>; required for a namespaced Object, null for a cluster-scoped one.
    /// </summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }

    /// <summary>The provider config's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }
}

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>The credentials of a provider.</summary>
public sealed record ProviderConfigReference
{
    /// <summary>
    /// <c>ClusterProviderConfig</c> or <c>ProviderConfig</c> for a namespaced Object, where it must be set; null for a
    /// cluster-scoped one.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>The provider config's name.</summary>
    public string? Name { get; init; }
}

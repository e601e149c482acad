using System.Text.Json;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;
using Kubernetes.Manifests;
using Kubernetes.Manifests.ProviderKubernetes;

namespace AgentPlatform.Delivery;

/// <summary>Wraps composed objects in provider-kubernetes Objects, for clusters where Crossplane must not apply them.</summary>
internal static class ObjectDelivery
{
    /// <param name="composed">The object.</param>
    /// <param name="settings">The provider config.</param>
    /// <param name="isNamespaced">
    /// Whether the composite is namespaced. A namespaced composite can only compose namespaced Objects; a cluster-scoped
    /// composite gets the cluster-scoped kind.
    /// </param>
    public static StructDocument Wrap(ComposedObject composed, PlatformSettings settings, bool isNamespaced)
    {
        var spec = new ObjectSpec
        {
            ForProvider = new ObjectForProvider
            {
                Manifest = JsonSerializer.SerializeToElement(composed.Manifest, composed.Contract),
            },
            ProviderConfigRef = new ProviderConfigReference
            {
                Kind = isNamespaced ? settings.ProviderConfigKind : null,
                Name = settings.ProviderConfigName,
            },
            Readiness = RenderReadiness(composed.ReadyQuery),
        };
        return isNamespaced
            ? StructDocument.From(new NamespacedObject { Spec = spec }, ManifestJson.Default.NamespacedObject)
            : StructDocument.From(new ClusterObject { Spec = spec }, ManifestJson.Default.ClusterObject);
    }

    private static ObjectReadiness RenderReadiness(string? query) => query switch
    {
        null => new ObjectReadiness { Policy = "SuccessfulCreate" },
        ComposedObject.ReadyCondition => new ObjectReadiness { Policy = "DeriveFromObject" },
        _ => new ObjectReadiness { Policy = "DeriveFromCelQuery", CelQuery = query },
    };
}

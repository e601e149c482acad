using System.Text.Json;
using AgentPlatform.Inputs;
using AgentPlatform.Shared;
using k8s;
using k8s.Models;
using Kubernetes.Manifests;
using Kubernetes.Manifests.ProviderKubernetes;

namespace AgentPlatform.Delivery;

/// <summary>Wraps composed objects for provider-kubernetes, for clusters in which Crossplane must not apply them itself.</summary>
internal static class ObjectDelivery
{
    /// <param name="composed">The object.</param>
    /// <param name="settings">The provider config.</param>
    /// <param name="isNamespaced">
    /// Whether the composite is namespaced: it can then compose namespaced Objects only, and a cluster-scoped one the others.
    /// </param>
    public static IKubernetesObject<V1ObjectMeta> Wrap(ComposedObject composed, PlatformSettings settings, bool isNamespaced)
    {
        var contract = ManifestJson.Default.GetTypeInfo(composed.Manifest.GetType())!;
        var spec = new ObjectSpec
        {
            ForProvider = new ObjectForProvider { Manifest = JsonSerializer.SerializeToElement(composed.Manifest, contract) },
            ProviderConfigRef = new ProviderConfigReference
            {
                Kind = isNamespaced ? settings.ProviderConfigKind : null,
                Name = settings.ProviderConfigName,
            },
            Readiness = RenderReadiness(composed.ReadyQuery),
        };
        return isNamespaced ? new NamespacedObject { Spec = spec } : new ClusterObject { Spec = spec };
    }

    private static ObjectReadiness RenderReadiness(string? query) => query switch
    {
        null => new ObjectReadiness { Policy = "SuccessfulCreate" },
        ComposedObject.ByItsCondition => new ObjectReadiness { Policy = "DeriveFromObject" },
        _ => new ObjectReadiness { Policy = "DeriveFromCelQuery", CelQuery = query },
    };
}

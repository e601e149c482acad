using System.Text.Json;
using Kubernetes.Manifests.ProviderKubernetes;

namespace Kubernetes.Manifests.Tests.ProviderKubernetes;

public sealed class ObjectTests
{
    private const string SpecJson =
        """{"forProvider":{"manifest":{"kind":"ConfigMap","data":{"A":null}}},"providerConfigRef":{"kind":"ProviderConfig","name":"team"},"readiness":{"policy":"DeriveFromCelQuery","celQuery":"true"}}""";

    private static readonly ObjectSpec Spec = new()
    {
        ForProvider = new ObjectForProvider { Manifest = JsonElement.Parse("""{"kind":"ConfigMap","data":{"A":null}}""") },
        ProviderConfigRef = new ProviderConfigReference { Kind = "ProviderConfig", Name = "team" },
        Readiness = new ObjectReadiness { Policy = "DeriveFromCelQuery", CelQuery = "true" },
    };

    [Fact]
    public void Serialize_NamespacedObject_HasTheGroupOfNamespacedKinds() =>
        JsonSerializer.Serialize(new NamespacedObject { Spec = Spec }, ManifestJson.Default.NamespacedObject).Should().Be(
            $$"""{"apiVersion":"kubernetes.m.crossplane.io/v1alpha1","kind":"Object","spec":{{SpecJson}}}""");

    [Fact]
    public void Serialize_ClusterObject_HasTheGroupOfClusterScopedKinds() =>
        JsonSerializer.Serialize(new ClusterObject { Spec = Spec }, ManifestJson.Default.ClusterObject).Should().Be(
            $$"""{"apiVersion":"kubernetes.crossplane.io/v1alpha2","kind":"Object","spec":{{SpecJson}}}""");
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;
using Kubernetes.Manifests.Gateway;
using Kubernetes.Manifests.Keda;
using Kubernetes.Manifests.ProviderKubernetes;

namespace Kubernetes.Manifests.Tests;

public sealed class ManifestJsonTests
{
    private static readonly Type[] Models = [.. typeof(ManifestJson).Assembly.GetExportedTypes().Where(IsModel)];

    [Fact]
    public void Models_AreFound()
    {
        Models.Should().Contain(typeof(ScaledObject));
        Models.Should().Contain(typeof(ScalingPolicy));
    }

    [Fact]
    public void Context_CoversEveryModel() =>
        Models.Where(model => ManifestJson.Default.GetTypeInfo(model) is null).Should().BeEmpty();

    [Fact]
    public void Models_EveryProperty_NamesItsJsonAsKubernetesClientDoes() => Models.SelectMany(model =>
        model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Should().AllSatisfy(
        property => (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).Should().BeEquivalentTo(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name)));

    [Fact]
    public void Serialize_NewModel_WritesItsKindAtMost()
    {
        foreach (var model in Models)
        {
            var expected = model.GetCustomAttribute<KubernetesEntityAttribute>() is { } entity
                ? $$"""{"apiVersion":"{{entity.Group}}/{{entity.ApiVersion}}","kind":"{{entity.Kind}}"}"""
                : "{}";

            JsonSerializer.Serialize(Activator.CreateInstance(model), ManifestJson.Default.GetTypeInfo(model)!)
                .Should().Be(expected);
        }
    }

    [Fact]
    public void Kinds_WithMetadata_AreKubernetesObjects() =>
        (new[] { typeof(HttpRoute), typeof(ScaledObject), typeof(ClusterObject), typeof(NamespacedObject) }).Should().AllSatisfy(
            kind => kind.IsAssignableTo(typeof(IKubernetesObject<V1ObjectMeta>)).Should().BeTrue(kind.Name));

    private static bool IsModel(Type type) =>
        type is { IsClass: true, IsAbstract: false }
            && type != typeof(ManifestJson)
            && !type.IsAssignableTo(typeof(JsonConverter));
}

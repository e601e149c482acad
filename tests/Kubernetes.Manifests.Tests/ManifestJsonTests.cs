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
        Assert.Contains(typeof(ScaledObject), Models);
        Assert.Contains(typeof(ScalingPolicy), Models);
    }

    [Fact]
    public void Context_CoversEveryModel() =>
        Assert.Equal([], Models.Where(model => ManifestJson.Default.GetTypeInfo(model) is null));

    [Fact]
    public void Models_EveryProperty_NamesItsJsonAsKubernetesClientDoes() => Assert.All(
        Models.SelectMany(model => model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
        property => Assert.Equal(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, ignoreCase: true));

    [Fact]
    public void Serialize_NewModel_WritesItsKindAtMost()
    {
        foreach (var model in Models)
        {
            var expected = model.GetCustomAttribute<KubernetesEntityAttribute>() is { } entity
                ? $$"""{"apiVersion":"{{entity.Group}}/{{entity.ApiVersion}}","kind":"{{entity.Kind}}"}"""
                : "{}";

            Assert.Equal(expected, JsonSerializer.Serialize(Activator.CreateInstance(model), ManifestJson.Default.GetTypeInfo(model)!));
        }
    }

    [Fact]
    public void Kinds_WithMetadata_AreKubernetesObjects() => Assert.All(
        new[] { typeof(HttpRoute), typeof(ScaledObject), typeof(ClusterObject), typeof(NamespacedObject) },
        kind => Assert.True(kind.IsAssignableTo(typeof(IKubernetesObject<V1ObjectMeta>)), kind.Name));

    private static bool IsModel(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type != typeof(ManifestJson) && !type.IsAssignableTo(typeof(JsonConverter));
}

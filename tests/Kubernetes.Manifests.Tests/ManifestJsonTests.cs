using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kubernetes.Manifests.Apps;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Keda;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Tests;

public sealed class ManifestJsonTests
{
    private static readonly Type[] Models =
        [.. typeof(KubernetesObject).Assembly.GetExportedTypes().Where(IsModel)];

    [Fact]
    public void Models_AreFound()
    {
        Assert.Contains(typeof(Deployment), Models);
        Assert.Contains(typeof(PodAffinityTerm), Models);
        Assert.Contains(typeof(ScalingPolicy), Models);
    }

    [Fact]
    public void Context_CoversEveryModel() =>
        Assert.Equal([], Models.Where(model => ManifestJson.Default.GetTypeInfo(model) is null));

    [Fact]
    public void Context_EveryProperty_IsNullable()
    {
        var notNullable =
            from model in Models
            from property in Contract(model).Properties
            where !IsFixedByType(property) && !IsNullable(property)
            select $"{model.Name}.{property.Name}";

        Assert.Equal([], notNullable);
    }

    [Fact]
    public void Serialize_NewModel_WritesNothingOfItsOwn()
    {
        foreach (var model in Models)
        {
            var instance = Activator.CreateInstance(model);
            var expected = instance is KubernetesObject fixedByType
                ? $$"""{"apiVersion":"{{fixedByType.ApiVersion}}","kind":"{{fixedByType.Kind}}"}"""
                : "{}";

            Assert.Equal(expected, JsonSerializer.Serialize(instance, Contract(model)));
        }
    }

    [Fact]
    public void Deserialize_UnknownFields_AreIgnored()
    {
        const string Json = """
            {"unknown":{"a":[1]},"kind":"Service","apiVersion":"v1",
             "metadata":{"name":"executor","uid":"0a","managedFields":[{"manager":"crossplane"}]},
             "spec":{"ports":[{"port":80,"nodePort":30080}],"ipFamilies":["IPv4"]},"status":{"loadBalancer":{}}}
            """;

        Assert.Equal(
            """{"apiVersion":"v1","kind":"Service","metadata":{"name":"executor"},"spec":{"ports":[{"port":80}]}}""",
            ManifestText.ReadAndWrite(Json, ManifestJson.Default.Service));
    }

    [Fact]
    public void Deserialize_Object_TakesApiVersionAndKindFromTheType()
    {
        var account = JsonSerializer.Deserialize(
            """{"apiVersion":"apps/v1","kind":"Deployment"}""", ManifestJson.Default.ServiceAccount)!;

        Assert.Equal(("v1", "ServiceAccount"), (account.ApiVersion, account.Kind));
    }

    [Fact]
    public void Deserialize_ObservedMetadata_ReadsGeneration() =>
        Assert.Equal(
            new ObjectMeta { Name = "executor", Generation = 7 },
            JsonSerializer.Deserialize("""{"name":"executor","generation":7,"uid":"0a"}""", ManifestJson.Default.ObjectMeta));

    [Fact]
    public void Deserialize_ObservedConditions_ReadsThemAlone()
    {
        const string Json = """
            [{"type":"Available","status":"True","reason":"MinimumReplicasAvailable","message":"Enough.",
              "observedGeneration":7,"lastTransitionTime":"2026-01-02T03:04:05Z","lastUpdateTime":"2026-01-02T03:04:05Z"}]
            """;

        var condition = Assert.Single(JsonSerializer.Deserialize(Json, ManifestJson.Default.Conditions)!);

        Assert.Equal(
            new Condition
            {
                Type = "Available",
                Status = "True",
                Reason = "MinimumReplicasAvailable",
                Message = "Enough.",
                ObservedGeneration = 7,
                LastTransitionTime = "2026-01-02T03:04:05Z",
            },
            condition);
    }

    [Fact]
    public void WithAddedModifier_RemovedProperty_IsNotWritten()
    {
        var options = new JsonSerializerOptions(ManifestJson.Default.Options)
        {
            TypeInfoResolver = ManifestJson.Default.WithAddedModifier(RemoveStatus),
        };
        var deployment = new Deployment { Status = new DeploymentStatus { Replicas = 1 } };

        var json = JsonSerializer.Serialize(deployment, options.GetTypeInfo(typeof(Deployment)));

        Assert.Equal("""{"apiVersion":"apps/v1","kind":"Deployment"}""", json);
    }

    private static bool IsModel(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type != typeof(ManifestJson) && !type.IsAssignableTo(typeof(JsonConverter));

    private static JsonTypeInfo Contract(Type model) => ManifestJson.Default.GetTypeInfo(model)!;

    private static bool IsFixedByType(JsonPropertyInfo property) =>
        property.DeclaringType.IsAssignableTo(typeof(KubernetesObject)) && property.Name is "apiVersion" or "kind";

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsSetNullable;

    private static void RemoveStatus(JsonTypeInfo contract)
    {
        foreach (var status in contract.Properties.Where(property => property.Name == "status").ToList())
        {
            contract.Properties.Remove(status);
        }
    }
}

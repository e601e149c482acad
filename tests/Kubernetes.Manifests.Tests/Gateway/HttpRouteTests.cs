using System.Text.Json;
using k8s.Models;
using Kubernetes.Manifests.Gateway;

namespace Kubernetes.Manifests.Tests.Gateway;

public sealed class HttpRouteTests
{
    private static readonly HttpRoute Sample = new()
    {
        Metadata = new V1ObjectMeta { Name = "executor" },
        Spec = new HttpRouteSpec
        {
            ParentRefs = [new ParentReference { Name = "public", Namespace = "gateways", SectionName = "https" }],
            Hostnames = ["executor.example.org"],
            Rules =
            [
                new HttpRouteRule
                {
                    Matches = [new HttpRouteMatch { Path = new HttpPathMatch { Type = "PathPrefix", Value = "/" } }],
                    BackendRefs = [new BackendReference { Name = "executor", Port = 8080 }],
                },
            ],
        },
    };

    private static readonly string SampleJson = ManifestText.OneLine(
        """
        {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute",
        "metadata":{"name":"executor"},
        "spec":{"parentRefs":[{"name":"public","namespace":"gateways","sectionName":"https"}],
        "hostnames":["executor.example.org"],
        "rules":[{"matches":[{"path":{"type":"PathPrefix","value":"/"}}],
        "backendRefs":[{"name":"executor","port":8080}]}]}}
        """);

    [Fact]
    public void Serialize_HttpRoute_IsItsManifest() =>
        JsonSerializer.Serialize(Sample, ManifestJson.Default.HttpRoute).Should().Be(SampleJson);

    [Fact]
    public void Deserialize_HttpRoute_LosesNothing() =>
        ManifestText.ReadAndWrite(SampleJson, ManifestJson.Default.HttpRoute).Should().Be(SampleJson);

    [Fact]
    public void Deserialize_Parents_ReadsTheirConditions()
    {
        const string Json =
            """[{"parentRef":{"name":"public"},"controllerName":"a/b","conditions":[{"type":"Accepted","status":"True"}]}]""";

        var parents = JsonSerializer.Deserialize(Json, ManifestJson.Default.RouteParents)!;

        parents.Should().ContainSingle().Which.Conditions.Should().Equal(new V1Condition { Type = "Accepted", Status = "True" });
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.Tests;

/// <summary>A model of KubernetesClient through our contracts, as a Struct and as JSON.</summary>
public sealed class DeploymentTests
{
    private static readonly V1Deployment Sample = new()
    {
        ApiVersion = "apps/v1",
        Kind = V1Deployment.KubeKind,
        Metadata = new V1ObjectMeta
        {
            Name = "executor",
            NamespaceProperty = "agents",
            Labels = new Dictionary<string, string> { ["app"] = "executor" },
        },
        Spec = new V1DeploymentSpec
        {
            MinReadySeconds = 0,
            Strategy = new V1DeploymentStrategy
            {
                RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = "25%", MaxUnavailable = 0 },
            },
            Template = new V1PodTemplateSpec
            {
                Spec = new V1PodSpec
                {
                    AutomountServiceAccountToken = false,
                    NodeSelector = new SortedList<string, string>(),
                    SecurityContext = new V1PodSecurityContext { SupplementalGroups = [2000] },
                    Containers =
                    [
                        new V1Container
                        {
                            Name = "executor",
                            Args = [],
                            Ports = [new V1ContainerPort { ContainerPort = 8080 }],
                            LivenessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Path = "/health", Port = 8080 } },
                            ReadinessProbe = new V1Probe { TcpSocket = new V1TCPSocketAction { Port = "http" } },
                            Resources = new V1ResourceRequirements
                            {
                                Requests = new Dictionary<string, ResourceQuantity>
                                {
                                    ["cpu"] = new("0.5"),
                                    ["memory"] = new("1024Mi"),
                                },
                                Limits = new SortedList<string, ResourceQuantity> { ["cpu"] = new("2000m") },
                            },
                        },
                    ],
                },
            },
        },
    };

    private const string SampleJson =
        """
        {"apiVersion":"apps/v1","kind":"Deployment",
        "metadata":{"labels":{"app":"executor"},"name":"executor","namespace":"agents"},
        "spec":{"minReadySeconds":0,"strategy":{"rollingUpdate":{"maxSurge":"25%","maxUnavailable":0}},
        "template":{"spec":{"automountServiceAccountToken":false,
        "containers":[{"args":[],
        "livenessProbe":{"httpGet":{"path":"/health","port":8080}},
        "name":"executor",
        "ports":[{"containerPort":8080}],
        "readinessProbe":{"tcpSocket":{"port":"http"}},
        "resources":{"limits":{"cpu":"2"},"requests":{"cpu":"500m","memory":"1Gi"}}}],
        "nodeSelector":{},"securityContext":{"supplementalGroups":[2000]}}}}}
        """;

    [Fact]
    public void Serialize_Deployment_WritesFalseZeroAndEmptyButNotNull() =>
        AssertSame(SampleJson, JsonSerializer.Serialize(Sample, ManifestJson.Default.V1Deployment));

    [Fact]
    public void From_Deployment_IsTheSameAsThroughJson() =>
        StructDocument.From(Sample, ManifestJson.Default.V1Deployment).Raw.ToArray().Should().Equal(
            StructDocument.FromJson(Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(Sample, ManifestJson.Default.V1Deployment))).Raw.ToArray());

    [Fact]
    public void As_Deployment_LosesNothing()
    {
        var read = StructDocument.From(Sample, ManifestJson.Default.V1Deployment).As(ManifestJson.Default.V1Deployment);

        AssertSame(SampleJson, JsonSerializer.Serialize(read, ManifestJson.Default.V1Deployment));
    }

    [Fact]
    public void KubernetesJson_OfTheClient_ReadsWhatWasWritten()
    {
        var json = JsonSerializer.Serialize(Sample, ManifestJson.Default.V1Deployment);

        AssertSame(json, KubernetesJson.Serialize(KubernetesJson.Deserialize<V1Deployment>(json)));
    }

    [Fact]
    public void As_ObservedDeployment_IgnoresFieldsThatTheModelLacks()
    {
        const string Json = """
            {"apiVersion":"apps/v1","kind":"Deployment","future":{"a":[1,null]},
             "metadata":{"name":"executor","generation":7,"creationTimestamp":"2026-01-02T03:04:05Z","future":true,
              "managedFields":[{"manager":"crossplane","fieldsV1":{"f:spec":{}},"time":"2026-01-02T03:04:05Z"}]},
             "spec":{"template":{"spec":{"future":1,"containers":[{"name":"a","resources":{"limits":{"cpu":2,"memory":"1Gi"}}}]}}},
             "status":{"observedGeneration":7,"availableReplicas":1,
              "conditions":[{"type":"Available","status":"True","lastTransitionTime":"2026-01-02T03:04:05.678901Z","future":{}}]}}
            """;

        var deployment = StructDocument.FromJson(Encoding.UTF8.GetBytes(Json)).As(ManifestJson.Default.V1Deployment);

        deployment.Metadata.Generation.Should().Be(7);
        deployment.Status.AvailableReplicas.Should().Be(1);
        deployment.Status.ReadyReplicas.Should().BeNull();
        deployment.Status.Conditions.Should().ContainSingle().Which.Type.Should().Be("Available");
        deployment.Spec.Template.Spec.Containers[0].Resources.Limits["cpu"].ToString().Should().Be("2");
    }

    private static void AssertSame(string expected, string actual) =>
        JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)).Should().BeTrue(actual);
}

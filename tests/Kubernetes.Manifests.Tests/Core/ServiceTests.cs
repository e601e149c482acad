using System.Text.Json;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Tests.Core;

public sealed class ServiceTests
{
    private static readonly Service Sample = new()
    {
        Metadata = new ObjectMeta { Name = "executor" },
        Spec = new ServiceSpec
        {
            Type = "ClusterIP",
            ClusterIP = "None",
            Selector = new Dictionary<string, string> { ["app"] = "executor" },
            Ports =
            [
                new ServicePort { Name = "http", Port = 80, TargetPort = "http", Protocol = Protocols.Tcp },
                new ServicePort { Name = "metrics", Port = 9090, TargetPort = 9090, AppProtocol = "http" },
            ],
            PublishNotReadyAddresses = false,
            SessionAffinity = "ClientIP",
            SessionAffinityConfig = new SessionAffinityConfig { ClientIP = new ClientIPConfig { TimeoutSeconds = 600 } },
        },
    };

    private static readonly string SampleJson = ManifestText.OneLine(
        """
        {"apiVersion":"v1","kind":"Service",
        "metadata":{"name":"executor"},
        "spec":{"type":"ClusterIP","clusterIP":"None","selector":{"app":"executor"},
        "ports":[{"name":"http","port":80,"targetPort":"http","protocol":"TCP"},
        {"name":"metrics","port":9090,"targetPort":9090,"appProtocol":"http"}],
        "publishNotReadyAddresses":false,
        "sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":600}}}}
        """);

    [Fact]
    public void Serialize_Service_WritesExactlyWhatIsSet() =>
        Assert.Equal(SampleJson, JsonSerializer.Serialize(Sample, ManifestJson.Default.Service));

    [Fact]
    public void Deserialize_Service_LosesNothing() =>
        Assert.Equal(SampleJson, ManifestText.ReadAndWrite(SampleJson, ManifestJson.Default.Service));
}

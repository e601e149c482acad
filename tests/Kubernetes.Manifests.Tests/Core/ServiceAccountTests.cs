using System.Text.Json;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Tests.Core;

public sealed class ServiceAccountTests
{
    private static readonly ServiceAccount Sample = new()
    {
        Metadata = new ObjectMeta
        {
            Name = "executor",
            Namespace = "agents",
            Labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = "executor" },
            Annotations = new Dictionary<string, string>(),
        },
        AutomountServiceAccountToken = false,
        ImagePullSecrets = [],
    };

    private static readonly string SampleJson = ManifestText.OneLine(
        """
        {"apiVersion":"v1","kind":"ServiceAccount",
        "metadata":{"name":"executor","namespace":"agents","labels":{"app.kubernetes.io/name":"executor"},"annotations":{}},
        "automountServiceAccountToken":false,
        "imagePullSecrets":[]}
        """);

    [Fact]
    public void Serialize_ServiceAccount_WritesFalseAndEmptyButNotNull() =>
        Assert.Equal(SampleJson, JsonSerializer.Serialize(Sample, ManifestJson.Default.ServiceAccount));

    [Fact]
    public void Deserialize_ServiceAccount_LosesNothing() =>
        Assert.Equal(SampleJson, ManifestText.ReadAndWrite(SampleJson, ManifestJson.Default.ServiceAccount));
}

using System.Text.Json;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Tests.Core;

public sealed class ConfigMapTests
{
    [Fact]
    public void Serialize_ConfigMap_KeepsKeysAndTexts()
    {
        var map = new ConfigMap
        {
            Metadata = new ObjectMeta { Name = "executor" },
            Data = new Dictionary<string, string> { ["BACKEND_PORT"] = "80", ["file.Name"] = "" },
        };

        Assert.Equal(
            """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"executor"},"data":{"BACKEND_PORT":"80","file.Name":""}}""",
            JsonSerializer.Serialize(map, ManifestJson.Default.ConfigMap));
    }
}

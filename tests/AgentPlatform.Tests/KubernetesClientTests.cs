using System.Text.Json;
using AgentPlatform.Tests.Kinds;
using k8s;
using k8s.Models;

namespace AgentPlatform.Tests;

/// <summary>Every rendered object of Kubernetes' own kinds, read and written by KubernetesClient's serialiser.</summary>
public class KubernetesClientTests
{
    [Theory]
    [MemberData(nameof(KindFiles.AllCases), MemberType = typeof(KindFiles))]
    public async Task KubernetesJson_OfRenderedObjects_LosesNothing(string kind, string folder)
    {
        var answer = await KindFiles.Find(kind).Case(folder).RenderAsync();
        foreach (var (name, rendered) in answer.Objects)
        {
            var json = rendered.GetRawText();
            var written = rendered.GetProperty("kind").GetString() switch
            {
                V1ConfigMap.KubeKind => ReadAndWrite<V1ConfigMap>(json),
                V1Deployment.KubeKind => ReadAndWrite<V1Deployment>(json),
                V1NetworkPolicy.KubeKind => ReadAndWrite<V1NetworkPolicy>(json),
                V1PodDisruptionBudget.KubeKind => ReadAndWrite<V1PodDisruptionBudget>(json),
                V1Service.KubeKind => ReadAndWrite<V1Service>(json),
                V1ServiceAccount.KubeKind => ReadAndWrite<V1ServiceAccount>(json),
                _ => json,
            };

            JsonElement.DeepEquals(rendered, JsonElement.Parse(written)).Should().BeTrue($"{name}: {written}");
        }
    }

    private static string ReadAndWrite<T>(string json) => KubernetesJson.Serialize(KubernetesJson.Deserialize<T>(json));
}

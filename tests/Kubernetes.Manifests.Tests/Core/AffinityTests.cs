using System.Text.Json;

namespace Kubernetes.Manifests.Tests.Core;

public sealed class AffinityTests
{
    private static readonly string SampleJson = ManifestText.OneLine(
        """
        {"apiVersion":"apps/v1","kind":"Deployment","spec":{"template":{"spec":{"affinity":{
        "nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
        {"matchExpressions":[{"key":"arch","operator":"In","values":["amd64"]}],
        "matchFields":[{"key":"metadata.name","operator":"NotIn","values":["node-1"]}]}]},
        "preferredDuringSchedulingIgnoredDuringExecution":[{"weight":1,"preference":{
        "matchExpressions":[{"key":"gpu","operator":"DoesNotExist"}]}}]},
        "podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[
        {"labelSelector":{"matchLabels":{"app":"cache"}},"namespaceSelector":{},"topologyKey":"zone"}]},
        "podAntiAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":100,"podAffinityTerm":{
        "labelSelector":{"matchLabels":{"app":"executor"}},"namespaces":["agents"],"topologyKey":"host",
        "matchLabelKeys":["pod-template-hash"]}}]}}}}}}
        """);

    [Fact]
    public void Deserialize_Affinity_LosesNothing() =>
        Assert.Equal(SampleJson, ManifestText.ReadAndWrite(SampleJson, ManifestJson.Default.Deployment));

    [Fact]
    public void Deserialize_PodAntiAffinity_ReadsItsTerms()
    {
        var affinity = JsonSerializer.Deserialize(SampleJson, ManifestJson.Default.Deployment)!
            .Spec!.Template!.Spec!.Affinity!;

        var term = Assert.Single(affinity.PodAntiAffinity!.PreferredDuringSchedulingIgnoredDuringExecution!);
        Assert.Equal(100, term.Weight);
        Assert.Equal("host", term.PodAffinityTerm!.TopologyKey);
    }
}

namespace Docs.Tests.Facts;

/// <summary>That a fact which is not true is found.</summary>
public class ManifestFactTests
{
    private const string Golden = "tests/AgentPlatform.Tests/AgentExecutors/Cases/minimal/expected.yaml";

    [Theory]
    [InlineData("ScaledObject spec.minReplicaCount = 1", true)]
    [InlineData("ScaledObject spec.minReplicaCount = 2", false)]
    [InlineData("ScaledObject spec.minReplicaCount = \"1\"", false)]
    [InlineData("ScaledObject spec.triggers[0].metadata.lagThreshold = \"5\"", true)]
    [InlineData("ScaledObject spec.triggers[1].metadata.lagThreshold = \"5\"", false)]
    [InlineData("Deployment spec.replicas = null", true)]
    [InlineData("Deployment spec.selector = null", false)]
    [InlineData("Deployment metadata.labels[app.kubernetes.io/name] = my-service", true)]
    [InlineData("Deployment spec.template.spec.initContainers[0].command = [/bin/sh, -c, scripts/ci/run-migrations.sh]", true)]
    [InlineData("Job spec.suspend = null", false)]
    public void IsTrueOf_GoldenFile_TellsWhatIsThere(string fact, bool expected) =>
        ManifestFact.Parse(fact)!.IsTrueOf(Golden).Should().Be(expected);

    [Theory]
    [InlineData("examples/gitops")]
    [InlineData("kubectl get a = b")]
    [InlineData("Deployment")]
    public void Parse_OtherText_IsNoFact(string text) => ManifestFact.Parse(text).Should().BeNull();
}

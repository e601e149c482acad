using Docs.Tests.Pages;

namespace Docs.Tests.Facts;

public class RowFactsTests
{
    private const string Minimal = "../tests/AgentPlatform.Tests/AgentExecutors/Cases/minimal/expected.yaml";

    public static TheoryData<string> Pages => AllPages.Paths;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Facts_OfPage_AreTrueOfALinkedManifest(string path) => Expect.None(RowFacts.Problems(AllPages.At(path)));

    [Theory]
    [InlineData("[minimal](" + Minimal + "): `ScaledObject spec.minReplicaCount = 1`", true)]
    [InlineData("[minimal](" + Minimal + "): `ScaledObject spec.minReplicaCount = 7`", false)]
    [InlineData("`ScaledObject spec.minReplicaCount = 1`", false)]
    public void Problems_OfRow_AreFactsThatNoManifestHas(string cell, bool isRight) =>
        Assert.Equal(isRight, !RowFacts.Problems(Page.Parse("docs/page.md", $"| a |\n|---|\n| {cell} |\n")).Any());
}

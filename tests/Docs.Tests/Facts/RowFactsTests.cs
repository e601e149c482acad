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
    [MemberData(nameof(Pages))]
    public void Tests_OfPage_Exist(string path) => Expect.None(AllPages.At(path).CodeSpans
        .Where(span => NamedTests.Is(span.Target) && !NamedTests.Exists(span.Target))
        .Select(span => $"{span.Place}: there is no test {span.Target}"));

    [Theory]
    [InlineData("SizesTests.Find_Size_HasTheResourcesOfTheDesign", true)]
    [InlineData("SizesTests.Find_Size_HasOtherResources", false)]
    [InlineData("NoSuchTests.Find_Size_HasTheResourcesOfTheDesign", false)]
    public void Exists_NameOfATest_TellsWhetherThereIsOne(string name, bool expected)
    {
        NamedTests.Is(name).Should().BeTrue($"{name} has the form of a test's name");
        NamedTests.Exists(name).Should().Be(expected);
    }

    [Theory]
    [InlineData("[minimal](" + Minimal + "): `ScaledObject spec.minReplicaCount = 1`", true)]
    [InlineData("[minimal](" + Minimal + "): `ScaledObject spec.minReplicaCount = 7`", false)]
    [InlineData("`ScaledObject spec.minReplicaCount = 1`", false)]
    public void Problems_OfRow_AreFactsThatNoManifestHas(string cell, bool isRight) =>
        (!RowFacts.Problems(Page.Parse("docs/page.md", $"| a |\n|---|\n| {cell} |\n")).Any()).Should().Be(isRight);
}

using Docs.Tests.Pages;

namespace Docs.Tests.Links;

/// <summary>That the check catches what it is there for, on a small repository.</summary>
public sealed class LinkCheckTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("docs-");

    public LinkCheckTests()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "docs"));
        Directory.CreateDirectory(Path.Combine(_root.FullName, "src", "Engine"));
        File.WriteAllText(Path.Combine(_root.FullName, "docs", "other.md"), "");
        File.WriteAllText(Path.Combine(_root.FullName, "src", "Engine", "Pipeline.cs"), "");
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("[a](other.md)")]
    [InlineData("[a](../docs/other.md#with-a-heading)")]
    [InlineData("[a](#own)\n\n## Own")]
    [InlineData("[a](../src/Engine)")]
    [InlineData("[a][b]\n\n[b]: other.md")]
    [InlineData("[a](https://example.org/path)")]
    [InlineData("`[a](missing.md)`")]
    public void Problems_OfLinkThatLeadsSomewhere_AreNone(string text) => LinkProblems(text).Should().BeEmpty();

    [Theory]
    [InlineData("[a](missing.md)", "docs/page.md:1: \"missing.md\" leads to nothing in the repository")]
    [InlineData("[a](Other.md)", "docs/page.md:1: \"Other.md\" leads to nothing in the repository")]
    [InlineData("text\n\n[a](other.md#missing)",
        "docs/page.md:3: \"other.md#missing\" names a heading that docs/other.md does not have")]
    [InlineData("[a](#missing)", "docs/page.md:1: \"#missing\" names a heading that docs/page.md does not have")]
    [InlineData("[a](../src/Engine/Pipeline.cs#L1)",
        "docs/page.md:1: \"../src/Engine/Pipeline.cs#L1\" names a heading that src/Engine/Pipeline.cs does not have")]
    [InlineData("[a](../../outside.md)", "docs/page.md:1: \"../../outside.md\" leads to nothing in the repository")]
    [InlineData("[a](http://example.org)", "docs/page.md:1: \"http://example.org\" must be an address that begins with https://")]
    [InlineData("![a](missing.png)", "docs/page.md:1: \"missing.png\" leads to nothing in the repository")]
    [InlineData("[a][missing]", "docs/page.md:1: \"[a][missing]\" is no link: what it names is not defined in the page")]
    public void Problems_OfLinkThatLeadsNowhere_NameIt(string text, string problem) => LinkProblems(text).Should().Equal(problem);

    [Theory]
    [InlineData("`src/Engine/Pipeline.cs`")]
    [InlineData("`src/Engine/`")]
    [InlineData("`src/<Project>/*.cs`")]
    [InlineData("`src/Engine/{Pipeline,Step}.cs`")]
    [InlineData("`src/…/Pipeline.cs`")]
    [InlineData("`kubectl get src/missing -o yaml`")]
    [InlineData("`other/missing`")]
    public void Problems_OfPathThatExists_AreNone(string text) => PathProblems(text).Should().BeEmpty();

    [Theory]
    [InlineData("`src/Engine/Missing.cs`")]
    [InlineData("`src/<Project>/Missing.cs`")]
    [InlineData("`docs/missing.md`")]
    [InlineData("`platform/01-foundation`")]
    public void Problems_OfPathThatDoesNotExist_NameIt(string text) =>
        PathProblems(text).Should().Equal($"docs/page.md:1: there is no {text} in the repository");

    private IEnumerable<string> LinkProblems(string text)
    {
        var page = Page.Parse("docs/page.md", text);
        return new LinkCheck(_root.FullName, [page, Page.Parse("docs/other.md", "## With a heading")]).Problems(page);
    }

    private IEnumerable<string> PathProblems(string text) =>
        new PathCheck(_root.FullName).Problems(Page.Parse("docs/page.md", text));
}

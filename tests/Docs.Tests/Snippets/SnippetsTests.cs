using Docs.Tests.Pages;

namespace Docs.Tests.Snippets;

public class SnippetsTests
{
    public static TheoryData<string> Pages => AllPages.Paths;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blocks_OfPage_AreInAKnownLanguage(string path) =>
        Expect.None(AllPages.At(path).Fences.SelectMany(SnippetSyntax.Problems));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Yaml_OfPage_IsValid(string path)
    {
        var problems = new List<string>();
        foreach (var fence in AllPages.At(path).Fences.Where(fence => fence.Language == "yaml"))
        {
            problems.AddRange(await YamlCheck.ProblemsAsync(fence));
        }

        Expect.None(problems);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void CSharp_OfPage_Compiles(string path) =>
        Expect.None(AllPages.At(path).Fences.Where(fence => fence.Language == "csharp").SelectMany(CSharpCheck.Problems));
}

using Docs.Tests.Pages;

namespace Docs.Tests.Shell;

public class CommandsTests
{
    public static TheoryData<string> Pages => AllPages.Paths;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Commands_OfPage_AreKnown(string path)
    {
        var page = AllPages.At(path);
        var problems = new List<string>();
        foreach (var fence in page.Fences.Where(fence => fence.IsShell))
        {
            problems.AddRange(await CommandCheck.ProblemsAsync(page, fence));
        }

        Expect.None(problems);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blocks_OfPageThatCanRunHere_PrintWhatItShows(string path)
    {
        var page = AllPages.At(path);
        Expect.None(page.Fences.Where(fence => fence.IsShell && CommandCheck.CanRun(fence)).SelectMany(
            fence => OutputCheck.Problems(page, fence)));
    }

    /// <summary>Output that follows no block that is run would be compared with nothing.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Outputs_OfPage_FollowABlockThatIsRun(string path)
    {
        var page = AllPages.At(path);
        var shown = page.Fences.Where(fence => fence.IsShell && CommandCheck.CanRun(fence)).Select(page.After);

        page.Fences.Where(fence => fence.Marks.Has("output")).Except(shown).Should().BeEmpty();
    }

    /// <summary>The rules above hold of nothing if the pages show nothing.</summary>
    [Fact]
    public void Blocks_ThatCanRunHere_AreThere()
    {
        var blocks = AllPages.Pages.SelectMany(page =>
            page.Fences.Where(fence => fence.IsShell && CommandCheck.CanRun(fence)).Select(page.After)).ToArray();

        blocks.Should().HaveCountGreaterThanOrEqualTo(5, "the pages have blocks that are run");
        blocks.Count(next => next?.Marks.Has("output") == true).Should().BeGreaterThanOrEqualTo(
            3, "some blocks show what they print");
    }
}

using Docs.Tests.Pages;

namespace Docs.Tests.Links;

public class LinksTests
{
    private static readonly PathCheck Paths = new(Repository.Root);

    public static TheoryData<string> Pages => AllPages.Paths;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfPage_LeadSomewhere(string path) =>
        Expect.None(new LinkCheck(Repository.Root, AllPages.Pages).Problems(AllPages.At(path)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paths_InBackticksOfPage_Exist(string path) => Expect.None(Paths.Problems(AllPages.At(path)));

    /// <summary>What nobody finds is as good as not written.</summary>
    [Fact]
    public void Pages_OfDocs_AreReachedFromTheIndex()
    {
        var linked = AllPages.Pages
            .SelectMany(page => page.Links.Select(link => (From: page.Path, To: Target(page, link))))
            .ToLookup(link => link.From, link => link.To);
        var reached = new HashSet<string>();
        Reach("README.md");

        Expect.None(AllPages.Pages.Select(page => page.Path)
            .Where(path => path.StartsWith("docs/", StringComparison.Ordinal))
            .Except(reached));

        void Reach(string path)
        {
            if (reached.Add(path))
            {
                foreach (var next in linked[path])
                {
                    Reach(next);
                }
            }
        }
    }

    /// <summary>The page that is shown; for a folder, its README.</summary>
    private static string Target(Page page, PageReference link)
    {
        var path = Path.GetRelativePath(
            Repository.Root, Path.GetFullPath(Repository.Path(Path.GetDirectoryName(page.Path)!, link.Target.Split('#')[0])));
        return Directory.Exists(Repository.Path(path)) ? $"{path}/README.md" : path;
    }
}

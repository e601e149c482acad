using Docs.Tests.Facts;
using Docs.Tests.Pages;

namespace Docs.Tests.Requirements;

public class RequirementsTests
{
    /// <summary>How many criteria each of the 22 requirements of the design has.</summary>
    private static readonly int[] Criteria = [5, 5, 5, 5, 5, 5, 7, 5, 5, 5, 5, 5, 5, 6, 5, 5, 5, 5, 5, 5, 6, 5];

    private static readonly string[] Sections =
        ["§3.1", "§3.2", "§3.3.1", "§3.3.2", "§3.3.3", "§3.3.4", "§3.4", "§4.1", "§4.2", "§4.3", "§5.1", "§6"];

    private static readonly string[] Who = ["function", "manifests", "documents", "Kubernetes", "service", "process"];

    private static readonly Page Table = AllPages.At("docs/requirements.md");
    private static readonly Requirement[] All = [.. Requirement.Read(Table)];

    [Fact]
    public void Numbers_OfTable_AreAllOfTheDesign()
    {
        var numbers = Criteria.SelectMany(
            (count, index) => Enumerable.Range(1, count).Select(criterion => $"{index + 1}.{criterion}"));

        All.SelectMany(requirement => requirement.Numbers).Should().Equal(numbers.Concat(Sections));
    }

    [Fact]
    public void Rows_OfTable_SayWhoMeetsItAndHow() => Expect.None(All
        .Where(requirement => requirement.By.Except(Who).Any() || requirement.Explanation.Length < 20)
        .Select(requirement =>
            $"{requirement.Row.Place}: {requirement} must say who meets it, one of {string.Join(", ", Who)}, and how"));

    /// <summary>Who says that the function or a manifest meets a requirement, shows it: by a value or by a test.</summary>
    [Fact]
    public void Rows_OfWhatIsHere_ShowIt() => Expect.None(All
        .Where(requirement => (requirement.By.Contains("function")
            && !RowFacts.Of(requirement.Row).Any()
            && !requirement.Row.CodeSpans.Any(NamedTests.Is))
            || (requirement.By.Contains("manifests") && !RowFacts.Manifests(Table, requirement.Row).Any())
            || (requirement.By.Contains("documents") && requirement.Row.Links.Count == 0))
        .Select(requirement => $"{requirement.Row.Place}: {requirement} shows nothing"));
}

using Crossplane.Functions.Problems;

namespace Crossplane.Functions.Tests.Problems;

public class ProblemSetTests
{
    [Theory]
    [InlineData("spec.parts", true)]
    [InlineData("spec.parts[0]", true)]
    [InlineData("spec.parts.size", true)]
    [InlineData("spec.partsCount", false)]
    [InlineData("spec", false)]
    public void IsKnown_ProblemOfAField_CoversWhatTheFieldHolds(string path, bool expected)
    {
        var problems = new ProblemSet();
        problems.Add("spec.parts", "must be a list, but is true");

        Assert.Equal(expected, problems.IsKnown(path));
    }

    [Fact]
    public void Add_FieldThatHasAProblem_KeepsTheFirst()
    {
        var problems = new ProblemSet();

        problems.Add("spec.size", "must be a whole number, but is true");
        problems.Add("spec.size", "must be at least 1, but is 0");

        Assert.Equal("must be a whole number, but is true", Assert.Single(problems).Message);
    }

    [Fact]
    public void Describe_SeveralProblems_SortsThemByPath()
    {
        var problems = new ProblemSet();
        problems.Add("spec.size", "must be at least 1, but is 0");
        problems.Add("spec.name", "must be set");

        Assert.Equal(
            "cannot render Queue team-a/demo: spec.name must be set; spec.size must be at least 1, but is 0",
            problems.Describe("cannot render Queue team-a/demo"));
    }

    [Fact]
    public void Describe_MoreThanTwentyProblems_TellsHowManyThereAre()
    {
        var problems = new ProblemSet();
        for (var index = 0; index < 100_000; index++)
        {
            problems.Add($"spec.list[{index}]", "must be a string");
        }

        var text = problems.Describe("cannot render Queue team-a/demo");

        Assert.Equal(100_000, problems.Count);
        Assert.EndsWith("; and 99980 more", text, StringComparison.Ordinal);
        Assert.Equal(20, text.Split(';').Length - 1);
    }
}

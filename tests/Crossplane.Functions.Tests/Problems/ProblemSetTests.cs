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

        problems.IsKnown(path).Should().Be(expected);
    }

    [Fact]
    public void Add_FieldThatHasAProblem_KeepsTheFirst()
    {
        var problems = new ProblemSet();

        problems.Add("spec.size", "must be a whole number, but is true");
        problems.Add("spec.size", "must be at least 1, but is 0");

        problems.Should().ContainSingle().Which.Message.Should().Be("must be a whole number, but is true");
    }

    [Fact]
    public void Describe_SeveralProblems_SortsThemByPath()
    {
        var problems = new ProblemSet();
        problems.Add("spec.size", "must be at least 1, but is 0");
        problems.Add("spec.name", "must be set");

        problems.Describe("cannot render Queue team-a/demo").Should().Be(
            "cannot render Queue team-a/demo: spec.name must be set; spec.size must be at least 1, but is 0");
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

        problems.Should().HaveCount(100_000);
        text.Should().EndWith("; and 99980 more");
        (text.Split(';').Length - 1).Should().Be(20);
    }
}

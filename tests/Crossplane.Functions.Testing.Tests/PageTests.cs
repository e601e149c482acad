namespace Crossplane.Functions.Testing.Tests;

public sealed class PageTests
{
    /// <summary>The page shows a test that runs.</summary>
    [Fact]
    public void Example_OfPage_IsTheTestOfThisProject()
    {
        var source = File.ReadAllText(Repository.Path("tests", "Crossplane.Functions.Testing.Tests", "GreetingTests.cs"));
        var start = source.IndexOf("public sealed class Greeting ", StringComparison.Ordinal);

        File.ReadAllText(Repository.Path("docs", "testing.md")).Should().Contain(source[start..]);
    }

    [Theory]
    [InlineData("xr.yaml")]
    [InlineData("required.yaml")]
    [InlineData("expected.yaml")]
    public void Case_OfPage_IsThatOfThisProject(string file) =>
        File.ReadAllText(Repository.Path("docs", "testing.md")).Should().Contain(File.ReadAllText(
            Repository.Path("tests", "Crossplane.Functions.Testing.Tests", "Cases", "greeting", file)));
}

using System.Text.RegularExpressions;

namespace Crossplane.Functions.Testing.Tests;

/// <summary>The page shows a test that runs: each block is compared from its first to its last line.</summary>
public sealed partial class PageTests
{
    private const string ClassStart = "public sealed class Greeting ";

    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "testing.md"));

    [Fact]
    public void Example_OfPage_IsTheTestOfThisProject()
    {
        var source = File.ReadAllText(Repository.Path("tests", "Crossplane.Functions.Testing.Tests", "GreetingTests.cs"));
        var (usings, code) = Split(Blocks("csharp").Should().ContainSingle().Subject);
        var (ownUsings, ownCode) = Split(source);

        code.Should().Be(ownCode);
        // What the project imports for all files, and what its namespace spares it.
        Lines(usings).Should().Contain(Lines(ownUsings).Where(line => line.StartsWith("using", StringComparison.Ordinal)))
            .And.Contain(["using Crossplane.Functions;", "using Crossplane.Functions.Testing;"])
            .And.OnlyContain(line => line.StartsWith("using ", StringComparison.Ordinal));
    }

    [Fact]
    public void Cases_OfPage_AreThoseOfThisProject() =>
        Blocks("yaml part").Should().Equal(new[] { "xr.yaml", "required.yaml", "expected.yaml" }.Select(file =>
            File.ReadAllText(Repository.Path("tests", "Crossplane.Functions.Testing.Tests", "Cases", "greeting", file))));

    private static (string Usings, string Code) Split(string source)
    {
        var start = source.IndexOf(ClassStart, StringComparison.Ordinal);
        return (source[..start], source[start..]);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Page).Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value);

    [GeneratedRegex("^```(?<language>.+)\n(?<text>(.*\n)*?)```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>The table of differences in docs/render.md names the cases that show them.</summary>
public partial class DocumentedDifferencesTests
{
    [Fact]
    public void Table_Cases_AreThoseThatDifferOnPurpose()
    {
        var named = Rows().SelectMany(row => Names().Matches(row[3])).Select(match => match.Groups[1].Value).ToArray();

        named.Should().OnlyHaveUniqueItems();
        named.Should().BeEquivalentTo(CaseLists.Deliberate.Keys);
    }

    [Fact]
    public void Table_Rows_HaveAReason() => Rows().Should().AllSatisfy(row => row[2].Trim().Should().NotBeEmpty());

    [Fact]
    public void Lists_Cases_Exist()
    {
        string[] listed = [.. CaseLists.Deliberate.Keys, .. CaseLists.NotYetEqual.Keys];

        listed.Should().OnlyHaveUniqueItems();
        listed.Except(CaseLists.Names()).Should().BeEmpty();
    }

    private static string[][] Rows([CallerFilePath] string thisFile = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../docs/render.md"));
        var section = page[page.IndexOf("## Differences from the reference", StringComparison.Ordinal)..];
        var lines = section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));
        string[][] rows = [.. lines.Skip(1).Select(Cells)];
        rows.Should().NotBeEmpty().And.AllSatisfy(row => row.Should().HaveCount(4));
        return rows;
    }

    private static string[] Cells(string line) => line.Trim('|', ' ').Split(" | ");

    [GeneratedRegex("`([a-z0-9-]+)`")]
    private static partial Regex Names();
}

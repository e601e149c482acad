using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>The table of differences in docs/render.md names the cases that show them.</summary>
public partial class DocumentedDifferencesTests
{
    /// <summary>The row whose case would be a file of 128 MiB.</summary>
    private const string WithoutCase = "A file larger than 128 MiB is an error.";

    [Fact]
    public void Table_Cases_AreThoseThatDifferOnPurpose()
    {
        var named = Rows().SelectMany(Cases).ToArray();

        named.Should().OnlyHaveUniqueItems();
        named.Should().Contain(CaseLists.Deliberate.Keys).And.BeSubsetOf(CaseLists.Names());
    }

    [Fact]
    public void Table_RecordedCases_Differ()
    {
        foreach (var name in Rows().SelectMany(Cases).Except(CaseLists.Deliberate.Keys).Except(CaseLists.OwnMessages.Keys))
        {
            var folder = new CaseFolder(Path.Combine(CaseLists.Folder(), name));
            if (folder.IsRecorded)
            {
                Recording.Comparable(folder.ReadOfficial()).Should().NotBe(folder.ReadOfficial(), "{0} shows a difference", name);
            }
        }
    }

    [Fact]
    public void Table_Rows_HaveAReasonAndACase() => Rows().Should().AllSatisfy(row =>
    {
        row[2].Trim().Should().NotBeEmpty();
        Cases(row).Any().Should().Be(row[0].Trim() != WithoutCase, "{0} must name a case", row[0]);
    });

    [Fact]
    public void Lists_Cases_Exist()
    {
        string[] listed = [.. CaseLists.Deliberate.Keys, .. CaseLists.OwnMessages.Keys];

        listed.Should().OnlyHaveUniqueItems();
        listed.Except(CaseLists.Names()).Should().BeEmpty();
    }

    private static IEnumerable<string> Cases(string[] row) => Names().Matches(row[3]).Select(match => match.Groups[1].Value);

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

using Crossplane.Functions.Rendering.Comparison;

namespace Crossplane.Functions.Rendering.Tests.Comparison;

public class LineEditsTests
{
    [Fact]
    public void Between_RandomLists_LeadsFromOneToTheOtherInTheFewestChanges()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (Lines(random), Lines(random));

            var edits = LineEdits.Between(before, after);

            edits.Where(edit => edit.Mark != LineEdit.Added).Select(edit => edit.Line).Should().Equal(before);
            edits.Where(edit => edit.Mark != LineEdit.Removed).Select(edit => edit.Line).Should().Equal(after);
            edits.Count(edit => edit.Mark == LineEdit.Kept).Should().Be(LongestCommon(before, after));
        }
    }

    [Fact]
    public void Between_NothingInCommonInLongLists_ReplacesAll()
    {
        string[] before = [.. Enumerable.Range(0, 3000).Select(line => $"a{line}")];
        string[] after = [.. Enumerable.Range(0, 3000).Select(line => $"b{line}")];

        var edits = LineEdits.Between(["same", .. before, "end"], ["same", .. after, "end"]);

        edits.Select(edit => edit.Line).Should().Equal(["same", .. before, .. after, "end"]);
    }

    private static string[] Lines(Random random) =>
        [.. Enumerable.Range(0, random.Next(12)).Select(_ => "abc"[random.Next(3)].ToString())];

    private static int LongestCommon(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var row = 1; row <= before.Length; row++)
        {
            for (var column = 1; column <= after.Length; column++)
            {
                lengths[row, column] = before[row - 1] == after[column - 1]
                    ? lengths[row - 1, column - 1] + 1
                    : Math.Max(lengths[row - 1, column], lengths[row, column - 1]);
            }
        }

        return lengths[before.Length, after.Length];
    }
}

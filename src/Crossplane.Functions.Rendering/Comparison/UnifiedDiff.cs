using System.Globalization;
using System.Text;

namespace Crossplane.Functions.Rendering.Comparison;

/// <summary>Formats the differences between two texts as a unified diff, as <c>diff -u</c> and <c>patch</c> know it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string WithoutLineFeed = "\n\\ No newline at end of file";

    /// <summary>Compares two texts. Returns an empty string if they are equal.</summary>
    /// <param name="beforeName">The name of the first text in the header.</param>
    /// <param name="before">The first text.</param>
    /// <param name="afterName">The name of the second text in the header.</param>
    /// <param name="after">The second text.</param>
    public static string Create(string beforeName, string before, string afterName, string after)
    {
        if (before == after)
        {
            return "";
        }

        var edits = LineEdits.Between(Lines(before), Lines(after));
        var text = new StringBuilder().Append("--- ").Append(beforeName).Append("\n+++ ").Append(afterName).Append('\n');
        var (index, oldLine, newLine) = (0, 0, 0);
        while (NextChange(edits, index) is { } change)
        {
            var start = Math.Max(index, change - Context);
            (oldLine, newLine) = (oldLine + start - index, newLine + start - index);
            var hunk = edits.Skip(start).Take(End(edits, change) - start).ToArray();
            var oldCount = hunk.Count(edit => edit.Mark != LineEdit.Added);
            var newCount = hunk.Count(edit => edit.Mark != LineEdit.Removed);
            text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(oldLine, oldCount)} +{Range(newLine, newCount)} @@\n");
            foreach (var (mark, line) in hunk)
            {
                text.Append(mark).Append(line).Append('\n');
            }

            (index, oldLine, newLine) = (start + hunk.Length, oldLine + oldCount, newLine + newCount);
        }

        return text.ToString();
    }

    private static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        if (lines[^1].Length == 0)
        {
            return lines[..^1];
        }

        lines[^1] += WithoutLineFeed;
        return lines;
    }

    private static int? NextChange(IReadOnlyList<LineEdit> edits, int from)
    {
        for (var index = from; index < edits.Count; index++)
        {
            if (edits[index].Mark != LineEdit.Kept)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The end of a hunk: a run of unchanged lines that is longer than the context of two hunks.</summary>
    private static int End(IReadOnlyList<LineEdit> edits, int change)
    {
        var end = change;
        while (NextChange(edits, end) is { } next && next - end <= 2 * Context)
        {
            end = next + 1;
        }

        return Math.Min(end + Context, edits.Count);
    }

    /// <summary>
    /// Formats a range with lines counted from 1. An empty range names the line before it; a single line has no count.
    /// </summary>
    private static string Range(int line, int count) => count switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{line},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{line + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{line + 1},{count}"),
    };
}

namespace Crossplane.Functions.Rendering.Comparison;

/// <summary>
/// Finds the shortest edit script between two lists of lines (E. Myers, "An O(ND) Difference Algorithm", 1986).
/// </summary>
internal static class LineEdits
{
    /// <summary>The limit for the search, because its memory grows with the square of the changes.</summary>
    private const int MaxChanges = 2000;

    public static IReadOnlyList<LineEdit> Between(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var start = before.CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var edits = new List<LineEdit>();
        Add(edits, LineEdit.Kept, before[..start]);
        var left = before[start..^end];
        var right = after[start..^end];
        if (Search(left, right) is { } steps)
        {
            edits.AddRange(Follow(left, right, steps));
        }
        else
        {
            Add(edits, LineEdit.Removed, left);
            Add(edits, LineEdit.Added, right);
        }

        Add(edits, LineEdit.Kept, before[^end..]);
        return edits;
    }

    private static void Add(List<LineEdit> edits, char mark, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            edits.Add(new LineEdit(mark, line));
        }
    }

    /// <summary>
    /// Finds, for each number of changes, the furthest index in <paramref name="before"/> on each diagonal. Returns
    /// null if more than <see cref="MaxChanges"/> changes are needed.
    /// </summary>
    private static List<int[]>? Search(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var steps = new List<int[]>();
        for (var changes = 0; changes <= Math.Min(before.Length + after.Length, MaxChanges); changes++)
        {
            var reached = new int[(2 * changes) + 1];
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var x = changes == 0 ? 0 : Start(steps[^1], changes, diagonal);
                while (x < before.Length && x - diagonal < after.Length && before[x] == after[x - diagonal])
                {
                    x++;
                }

                reached[diagonal + changes] = x;
                if (x >= before.Length && x - diagonal >= after.Length)
                {
                    steps.Add(reached);
                    return steps;
                }
            }

            steps.Add(reached);
        }

        return null;
    }

    private static int Start(int[] previous, int changes, int diagonal) =>
        IsAddition(previous, changes, diagonal) ? previous[diagonal + changes] : previous[diagonal + changes - 2] + 1;

    /// <summary>True if the furthest point on the diagonal comes from the one above it, which adds a line.</summary>
    private static bool IsAddition(int[] previous, int changes, int diagonal) =>
        diagonal == -changes || (diagonal != changes && previous[diagonal + changes - 2] < previous[diagonal + changes]);

    private static List<LineEdit> Follow(ReadOnlySpan<string> before, ReadOnlySpan<string> after, List<int[]> steps)
    {
        var edits = new List<LineEdit>();
        var (x, y) = (before.Length, after.Length);
        for (var changes = steps.Count - 1; changes > 0; changes--)
        {
            var isAddition = IsAddition(steps[changes - 1], changes, x - y);
            var start = Start(steps[changes - 1], changes, x - y);
            while (x > start)
            {
                (x, y) = (x - 1, y - 1);
                edits.Add(new LineEdit(LineEdit.Kept, before[x]));
            }

            edits.Add(isAddition ? new LineEdit(LineEdit.Added, after[--y]) : new LineEdit(LineEdit.Removed, before[--x]));
        }

        while (x > 0)
        {
            edits.Add(new LineEdit(LineEdit.Kept, before[--x]));
        }

        edits.Reverse();
        return edits;
    }
}

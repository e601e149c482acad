using System.Globalization;
using System.Text.RegularExpressions;
using Docs.Tests.Pages;

namespace Docs.Tests.Requirements;

/// <summary>A row of docs/requirements.md: one requirement of the design, or several that follow each other.</summary>
/// <param name="Numbers">Their numbers, such as 2.1, or of the second table §3.3.1.</param>
/// <param name="By">Who meets it: the second cell, separated by commas.</param>
/// <param name="Row">The row itself.</param>
internal sealed partial record Requirement(IReadOnlyList<string> Numbers, IReadOnlyList<string> By, PageRow Row)
{
    public string Explanation => Row.Cells[2];

    public static IEnumerable<Requirement> Read(Page page) => page.Rows
        .Where(row => row.Cells.Count == 3 && Number().IsMatch(row.Cells[0]))
        .Select(row => new Requirement([.. Expand(row.Cells[0])], row.Cells[1].Split(", "), row));

    public override string ToString() => Row.Cells[0];

    /// <summary>3.1–3.3 are 3.1, 3.2 and 3.3.</summary>
    private static IEnumerable<string> Expand(string cell)
    {
        var ends = cell.Split('–');
        if (ends.Length == 1)
        {
            return [cell];
        }

        var (requirement, first) = Parts(ends[0]);
        var (_, last) = Parts(ends[1]);
        return Enumerable.Range(first, last - first + 1).Select(
            number => string.Create(CultureInfo.InvariantCulture, $"{requirement}.{number}"));
    }

    private static (string Requirement, int Number) Parts(string number) =>
        (number.Split('.')[0], int.Parse(number.Split('.')[1], CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A(?:§\d+(?:\.\d+)*|\d+\.\d+(?:–\d+\.\d+)?)\z")]
    private static partial Regex Number();
}

using System.Text.RegularExpressions;
using Docs.Tests.Pages;

namespace Docs.Tests.Quotes;

/// <summary>
/// The rows of a page that describe conditions: a type, or nothing for the same type, then <c>Status, `Reason` or `Reason`</c>.
/// Rows on reasons of others say so.
/// </summary>
internal static partial class ConditionTable
{
    private const string Others = "a reason of";

    public static IEnumerable<string> Read(Page page)
    {
        var type = "";
        foreach (var cells in page.TableRows.Where(cells => cells.Count == 3 && Status().IsMatch(cells[1])))
        {
            type = cells[0].Length > 0 ? cells[0].Trim('`') : type;
            var status = Status().Match(cells[1]).Groups[1].Value;
            foreach (Match reason in Reason().Matches(cells[1].Contains(Others, StringComparison.Ordinal) ? "" : cells[1]))
            {
                yield return $"{type} {status} {reason.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"\A(True|False|Unknown), ")]
    private static partial Regex Status();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Reason();
}

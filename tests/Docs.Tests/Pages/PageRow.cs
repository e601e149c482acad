namespace Docs.Tests.Pages;

/// <summary>A row of a table.</summary>
/// <param name="Place">The page and the line.</param>
/// <param name="Cells">The text of each cell in Markdown.</param>
/// <param name="Links">Where the links of all cells lead, as they stand in the page.</param>
/// <param name="CodeSpans">What stands in backticks, in all cells.</param>
internal sealed record PageRow(
    string Place, IReadOnlyList<string> Cells, IReadOnlyList<string> Links, IReadOnlyList<string> CodeSpans);

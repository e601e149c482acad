using Docs.Tests.Pages;

namespace Docs.Tests.Facts;

/// <summary>What rows of tables say of manifests that they link to.</summary>
internal static class RowFacts
{
    public static IEnumerable<ManifestFact> Of(PageRow row) => row.CodeSpans.Select(ManifestFact.Parse).OfType<ManifestFact>();

    /// <summary>The manifests that a row links to, from the root.</summary>
    public static IEnumerable<string> Manifests(Page page, PageRow row) => row.Links
        .Where(link => link.EndsWith(".yaml", StringComparison.Ordinal))
        .Select(link =>
            Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.Path(Path.GetDirectoryName(page.Path)!, link))));

    /// <summary>The facts that are true of no manifest that the row links to.</summary>
    public static IEnumerable<string> Problems(Page page) => page.Rows.SelectMany(row => Of(row)
        .Where(fact => !Manifests(page, row).Any(fact.IsTrueOf))
        .Select(fact => $"{row.Place}: no manifest that the row links to has {fact}"));
}

using Docs.Tests.Pages;

namespace Docs.Tests.Links;

/// <summary>Finds links that lead nowhere.</summary>
/// <param name="root">The directory that the pages' paths begin in.</param>
/// <param name="pages">All pages, for the headings that links name.</param>
internal sealed class LinkCheck(string root, IReadOnlyList<Page> pages)
{
    public IEnumerable<string> Problems(Page page) =>
    [
        .. page.Links.Select(link => Problem(page, link)).OfType<string>(),
        .. page.BrokenLinks.Select(
            link => $"{link.Place}: \"{link.Target}\" is no link: what it names is not defined in the page"),
    ];

    private string? Problem(Page page, PageReference link)
    {
        if (link.Target.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(link.Target, UriKind.Absolute, out var url) && url is { Scheme: "https", Host.Length: > 0 }
                ? null
                : $"{link.Place}: \"{link.Target}\" must be an address that begins with https://";
        }

        var (path, anchor) = link.Target.Split('#', 2) switch
        {
            [var file, var heading] => (file, heading),
            var parts => (parts[0], ""),
        };
        var target = path.Length == 0 ? page.Path : Resolve(page.Path, Uri.UnescapeDataString(path));
        if (target is null || (path.Length > 0 && !Exists(target)))
        {
            return $"{link.Place}: \"{link.Target}\" leads to nothing in the repository";
        }

        return anchor.Length == 0 || HasHeading(target, anchor)
            ? null
            : $"{link.Place}: \"{link.Target}\" names a heading that {target} does not have";
    }

    /// <summary>The path from the root; null for one outside.</summary>
    private string? Resolve(string page, string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(page)!, path));
        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        return relative.StartsWith("..", StringComparison.Ordinal) ? null : relative;
    }

    private bool Exists(string path) => Path.Exists(Path.Combine(root, path));

    private bool HasHeading(string path, string anchor) =>
        pages.FirstOrDefault(page => page.Path == path)?.Anchors.Contains(anchor) == true;
}

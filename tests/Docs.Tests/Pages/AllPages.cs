namespace Docs.Tests.Pages;

/// <summary>Every document of the repository.</summary>
internal static class AllPages
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "TestResults", "artifacts"];

    public static IReadOnlyList<Page> Pages { get; } = [.. Find(Repository.Root).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Their paths, for theories.</summary>
    public static TheoryData<string> Paths => [.. Pages.Select(page => page.Path)];

    public static Page Find(IReadOnlyList<Page> pages, string path) => pages.Single(page => page.Path == path);

    /// <summary>A page by its path.</summary>
    public static Page At(string path) => Find(Pages, path);

    private static IEnumerable<string> Find(string directory) => Directory.EnumerateFiles(directory, "*.md")
        .Concat(Directory
        .EnumerateDirectories(directory)
        .Where(inner => !NotOurs.Contains(Path.GetFileName(inner)))
        .SelectMany(Find));

    private static Page Read(string path) =>
        Page.Parse(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path));
}

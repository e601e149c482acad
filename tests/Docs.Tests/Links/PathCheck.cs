using System.Text;
using System.Text.RegularExpressions;
using Docs.Tests.Pages;

namespace Docs.Tests.Links;

/// <summary>
/// Finds paths of the repository in backticks that do not exist. <c>*</c>, <c>&lt;kind&gt;</c> and <c>NNNN</c> stand for any
/// name, <c>{a,b}</c> for each of them, <c>**</c> and <c>…</c> for any folders.
/// </summary>
internal sealed partial class PathCheck
{
    /// <summary>The platform repository of the design is below this folder, with its own paths.</summary>
    private const string Platform = "examples/gitops";

    private readonly IReadOnlyList<string> _paths;
    private readonly HashSet<string> _exact;

    /// <param name="root">The repository.</param>
    public PathCheck(string root)
    {
        _paths = [.. Find(root).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))];
        _exact = [.. _paths];
    }

    public IEnumerable<string> Problems(Page page) => page.CodeSpans
        .Where(span => !Exists(span.Target))
        .Select(span => $"{span.Place}: there is no `{span.Target}` in the repository");

    private bool Exists(string text)
    {
        if (!Looks().IsMatch(text))
        {
            return true;
        }

        var path = text.TrimEnd('/');
        var whole = path.StartsWith("bootstrap", StringComparison.Ordinal)
            || path.StartsWith("platform", StringComparison.Ordinal) ? $"{Platform}/{path}" : path;
        return _exact.Contains(whole) || (Wild().IsMatch(whole) && _paths.Any(Pattern(whole).IsMatch));
    }

    private static Regex Pattern(string path)
    {
        var pattern = new StringBuilder(@"\A");
        foreach (var part in Parts().Split(path))
        {
            pattern.Append(part switch
            {
                "**" or "…" => ".*",
                "*" or "NNNN" => "[^/]*",
                ['<', .., '>'] => "[^/]*",
                ['{', .. var choices, '}'] => $"(?:{string.Join('|', choices.Split(',').Select(Regex.Escape))})",
                _ => Regex.Escape(part),
            });
        }

        return new Regex(pattern.Append(@"\z").ToString(), RegexOptions.CultureInvariant);
    }

    private static IEnumerable<string> Find(string directory) =>
        Directory.EnumerateFileSystemEntries(directory).SelectMany(path =>
            !Directory.Exists(path)
                ? [path]
                : Path.GetFileName(path) is ".git" or "bin" or "obj" or "node_modules" ? [] : Find(path).Prepend(path));

    [GeneratedRegex(@"\A(?:\.ci|\.github|bench|bootstrap|build|docs|examples|package|platform|proto|src|tests)/[^\s:`]*\z")]
    private static partial Regex Looks();

    [GeneratedRegex("[*<{…]|NNNN")]
    private static partial Regex Wild();

    [GeneratedRegex(@"(\*\*|\*|…|NNNN|<[^>]*>|\{[^}]*\})")]
    private static partial Regex Parts();
}

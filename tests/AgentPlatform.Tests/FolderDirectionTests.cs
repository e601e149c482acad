using System.Text.RegularExpressions;
using AgentPlatform.Tests.Schemas;

namespace AgentPlatform.Tests;

/// <summary>
/// The folders of the platform build on each other in one direction. A kind uses what is shared, and no other kind.
/// </summary>
public partial class FolderDirectionTests
{
    private const string Kinds = "(kinds)";

    /// <summary>Each folder may use those before it. What is named here holds for the folders in it too.</summary>
    private static readonly string[] Order =
    [
        "Values",
        "Settings",
        "Kinds",
        "Delivery",
        "Building/Metadata",
        "Building/ReadyChecks",
        "Building/Environment",
        "Building/Pods",
        "Building/Nats",
        "Building/Network",
        "Building/Routes",
        "Building/Workloads",
        "Building/Guards",
        "Building/Reporting",
        Kinds,
        ".",
    ];

    [Fact]
    public void References_BetweenFolders_HaveOneDirection()
    {
        var references =
            from source in Sources()
            from used in Used().Matches(source.Code).Concat(Qualified().Matches(source.Code))
                .Select(match => match.Groups["name"].Value.Replace('.', '/'))
            select (source.Path, source.Folder, Used: used);

        references.Should().HaveCountGreaterThan(100);
        references.Where(reference => !IsAllowed(reference.Folder, reference.Used)).Should().BeEmpty();
    }

    [Fact]
    public void References_ToTheListOfKinds_AreThoseOfTheFunction() => Sources()
        .Where(source => TopTypes().IsMatch(source.Code))
        .Select(source => source.Path)
        .Should().BeEquivalentTo("Composites.cs", "PlatformFunction.cs");

    /// <summary>A default is filled in by a resolver: what is rendered from its model must not know one.</summary>
    [Fact]
    public void Files_OfObjects_KnowNoDefault()
    {
        var objects = Sources().Where(source => RendersObject().IsMatch(source.Code)).ToArray();

        objects.Should().HaveCountGreaterThan(10);
        objects.Where(source => source.Code.Contains("Defaults.", StringComparison.Ordinal)).Select(source => source.Path)
            .Should().BeEmpty();
    }

    [Fact]
    public void Folders_OfThePlatform_HaveAPlace() => Sources()
        .Select(source => source.Folder)
        .Where(folder => Place(folder) == Array.IndexOf(Order, Kinds))
        .Distinct()
        .Should().BeEquivalentTo(Composites.All.Select(kind => $"{kind.Kinds[0]}s"));

    private static bool IsAllowed(string from, string to) =>
        Place(to) < Place(from) || Within(from, to) || to == from;

    private static int Place(string folder)
    {
        var place = Array.FindIndex(Order, known => folder == known || Within(folder, known));
        return place < 0 ? Array.IndexOf(Order, Kinds) : place;
    }

    private static bool Within(string folder, string outer) =>
        outer != "." && folder.StartsWith($"{outer}/", StringComparison.Ordinal);

    private static IEnumerable<(string Path, string Folder, string Code)> Sources()
    {
        var root = Path.Combine(SchemaFiles.Root, "src/AgentPlatform");
        foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(root, path);
            if (!relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal))
            {
                var folder = Path.GetDirectoryName(relative) is { Length: > 0 } name ? name : ".";
                yield return (relative, folder, Comment().Replace(File.ReadAllText(path), ""));
            }
        }
    }

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    /// <summary>Each folder is a namespace, and no using is superfluous: the build checks both.</summary>
    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?AgentPlatform\.(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Used();

    /// <summary>A name that is qualified in part needs no using.</summary>
    [GeneratedRegex(@"(?<![\w.])(?<name>Values|Settings|Delivery|AgentExecutors|EventDrivenServices|Building\.\w+)\.[A-Z]\w+[.(]")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"static (?:V1\w+|\w+Route|ScaledObject|ComposedObject) (?:Render|Compose)\(|Data = new")]
    private static partial Regex RendersObject();

    [GeneratedRegex(@"\b(?:Composites|PlatformFunction)\b")]
    private static partial Regex TopTypes();
}

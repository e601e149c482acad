using System.Text.RegularExpressions;

namespace Packages.Tests;

/// <summary>One version, wherever a package of ours is named.</summary>
public class VersionTests
{
    private static readonly Regex Reference = new(@"ghcr\.io/bizmatters/(?<name>[a-z0-9-]+):(?<tag>[A-Za-z0-9._-]+)");

    private static readonly string[] Names =
    [
        "configuration-agent-platform", "configuration-agent-platform-claims", "function-agent-platform",
    ];

    public static TheoryData<string> Files =>
    [
        .. Repository.FindYaml("package").Concat(Repository.FindYaml("examples")).Append("README.md")
            .Concat(Directory
            .EnumerateFiles(Repository.FullPath("docs"), "*.md")
            .Select(file => $"docs/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void References_InFile_AreToPackagesOfThisVersion(string file)
    {
        foreach (Match reference in Reference.Matches(Repository.ReadText(file)))
        {
            (Names.Contains(reference.Groups["name"].Value) ? reference.Groups["tag"].Value : reference.Value).Should().Be(
                $"v{Repository.Version}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Sources_InFile_AreOfThisVersion(string file)
    {
        foreach (Match source in Regex.Matches(
            Repository.ReadText(file),
            @"github\.com/bizmatters/function-agent-platform//[a-z/-]+\?ref=([^\s""]+)|/release\.yml@refs/tags/(v[0-9.]+)$",
            RegexOptions.Multiline))
        {
            source.Groups.Values.Skip(1).Single(group => group.Success).Value.Should().Be($"v{Repository.Version}");
        }
    }

    [Fact]
    public void Functions_InManifests_AreThatOfThisVersionUnderTheNameThatADependencyGets()
    {
        var functions = Repository.Read("package/cluster").Concat(Repository.Read("examples"))
            .Where(manifest => manifest is { ApiVersion: "pkg.crossplane.io/v1", Kind: "Function" }
                && manifest.Text("spec", "package").StartsWith(PackageNames.Registry, StringComparison.Ordinal))
            .ToArray();

        functions.Should().NotBeEmpty();
        functions.Should().AllSatisfy(function =>
            (function.Name, function.Text("spec", "package")).Should().Be(
                (PackageNames.DependencyName(PackageNames.Function), $"{PackageNames.Function}:v{Repository.Version}")));
    }

    /// <summary>Every folder of an example has the function, or render does not know what to call.</summary>
    [Fact]
    public void Examples_AllOfThem_NameTheirFunctions() => Directory.EnumerateDirectories(Repository.FullPath("examples"))
        .Where(folder => File.Exists(Path.Combine(folder, "xr.yaml")))
        .Should().AllSatisfy(
            folder => File.Exists(Path.Combine(folder, "functions.yaml")).Should().BeTrue($"{folder} is an example"));
}

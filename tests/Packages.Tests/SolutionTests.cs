using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>The boundaries between the projects of the solution.</summary>
public class SolutionTests
{
    private static readonly string[] Folders = ["bench", "build", "src", "tests"];

    private static readonly string Solution = Repository.ReadText("CompositionFunction.sln");

    public static TheoryData<string> Projects => [.. Find("*.csproj")];

    public static TheoryData<string> Definitions => [.. Find("*.csproj").Concat(Find("*.props")).Concat(Find("*.targets"))];

    [Fact]
    public void Projects_Always_AreFound() => Find("*.csproj").Should().Contain(
        ["bench/Benchmarks.csproj", "build/Build.csproj", "src/AgentPlatform/AgentPlatform.csproj"]).And.HaveCountGreaterThan(20);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_Always_IsInTheSolution(string project) =>
        Solution.Should().Contain($"\"{project.Replace('/', '\\')}\"");

    /// <summary>A file belongs to one project; what two need is in a third that both reference.</summary>
    [Theory]
    [MemberData(nameof(Definitions))]
    public void Files_OfProject_AreNotThoseOfAnother(string project) =>
        LinkedFiles(Load(project)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Internals_OfProject_AreVisibleToItsOwnTestsOnly(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Friends(Load(project)).Should().BeSubsetOf([$"{name}.Tests"]);
    }

    [Fact]
    public void Internals_InSources_AreMadeVisibleToNobody() =>
        Find("*.cs").Where(file => !file.EndsWith("/SolutionTests.cs", StringComparison.Ordinal))
            .Where(file => Repository.ReadText(file).Contains("InternalsVisibleTo", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Theory]
    [InlineData("""<Compile Include="../Other/File.cs" />""", "../Other/File.cs")]
    [InlineData("""<Compile Include="..\Other\*.cs" LinkBase="Shared" />""", @"..\Other\*.cs")]
    [InlineData("""<Compile Include="$(MSBuildThisFileDirectory)/Other/File.cs" Link="File.cs" />""",
        "$(MSBuildThisFileDirectory)/Other/File.cs")]
    [InlineData("""<Compile Include="$(MSBuildProjectDirectory)/../Other/File.cs" />""",
        "$(MSBuildProjectDirectory)/../Other/File.cs")]
    [InlineData("""<Compile Include="obj/Generated.cs" />""", null)]
    [InlineData("""<ProjectReference Include="../Other/Other.csproj" />""", null)]
    public void LinkedFiles_OfItem_AreThoseOfOtherFolders(string item, string? expected) =>
        LinkedFiles(XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>")).Should().Equal(
            expected is null ? [] : [expected]);

    [Fact]
    public void Friends_OfItems_AreAllThatAreNamed() => Friends(XDocument.Parse(
        """<Project><ItemGroup><InternalsVisibleTo Include="A;B" /><InternalsVisibleTo Include="C" /></ItemGroup></Project>"""))
        .Should().Equal("A", "B", "C");

    private static IEnumerable<string> LinkedFiles(XDocument project) => project.Descendants("Compile")
        .Where(item => item.Attribute("Link") is not null || item.Attribute("LinkBase") is not null
            || Include(item).Contains("..", StringComparison.Ordinal))
        .Select(Include);

    private static IEnumerable<string> Friends(XDocument project) =>
        project.Descendants("InternalsVisibleTo").SelectMany(item => Include(item).Split(';'));

    private static string Include(XElement item) => item.Attribute("Include")?.Value ?? "";

    private static XDocument Load(string project) => XDocument.Load(Repository.FullPath(project));

    private static string[] Find(string pattern) =>
    [
        .. Folders
            .SelectMany(folder => Directory.EnumerateFiles(Repository.FullPath(folder), pattern, SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, pattern))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(["bin", "obj", "node_modules"]).Any())
            .Order(StringComparer.Ordinal),
    ];
}

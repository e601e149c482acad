using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>The boundaries between the projects of the solution.</summary>
public class SolutionTests
{
    private static readonly string[] Folders = ["bench", "build", "src", "tests"];

    /// <summary>The kinds of items that make files part of a project.</summary>
    private static readonly string[] FileItems = ["Compile", "EmbeddedResource", "Content", "None", "AdditionalFiles"];

    /// <summary>The properties that are folders of the project itself.</summary>
    private static readonly string[] OwnFolders =
    [
        "MSBuildProjectDirectory", "ProjectDir", "BaseIntermediateOutputPath", "IntermediateOutputPath", "BaseOutputPath",
        "OutputPath", "OutDir",
    ];

    private static readonly string Solution = Repository.ReadText("CompositionFunction.sln");

    public static TheoryData<string> Projects => [.. Find("*.csproj")];

    public static TheoryData<string> Shared => [.. Find("*.props").Concat(Find("*.targets"))];

    [Fact]
    public void Projects_Always_AreFound() => Find("*.csproj").Should().Contain(
        ["bench/Benchmarks.csproj", "build/Build.csproj", "src/AgentPlatform/AgentPlatform.csproj"]).And.HaveCountGreaterThan(20);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_Always_IsInTheSolution(string project) =>
        Solution.Should().Contain($"\"{project.Replace('/', '\\')}\"");

    /// <summary>A file belongs to one project; what two need is in a third that both reference.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_OfProject_AreInItsFolder(string project) => ForeignFiles(Load(project)).Should().BeEmpty();

    /// <summary>A file of a project is a path below the project that has it; a shared one is in the folder of nobody.</summary>
    [Theory]
    [MemberData(nameof(Shared))]
    public void Files_OfAllProjects_AreInTheirFolders(string definition)
    {
        var content = Load(definition);
        Items(content, "Compile").Should().BeEmpty("sources of all projects are a project");
        ForeignFiles(content).Should().BeEmpty();
    }

    [Fact]
    public void Shared_Always_AreFound() => Find("*.props").Concat(Find("*.targets")).Should().Contain(
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"]);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Internals_OfProject_AreVisibleToItsOwnTestsOnly(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Friends(Load(project)).Should().BeSubsetOf([$"{name}.Tests"]);
    }

    [Theory]
    [MemberData(nameof(Shared))]
    public void Internals_OfAllProjects_AreVisibleToNobody(string definition) =>
        Friends(Load(definition)).Should().BeEmpty();

    [Fact]
    public void Internals_InSources_AreMadeVisibleToNobody() =>
        Find("*.cs").Where(file => !file.EndsWith("/SolutionTests.cs", StringComparison.Ordinal))
            .Where(file => Repository.ReadText(file).Contains("InternalsVisibleTo", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Theory]
    [InlineData("""<Compile Include="../Other/File.cs" />""", "../Other/File.cs")]
    [InlineData("""<Compile Include="..\Other\*.cs" LinkBase="Shared" />""", @"..\Other\*.cs")]
    [InlineData("""<Compile Include="Own.cs;Folder/../../Other/File.cs" />""", "Folder/../../Other/File.cs")]
    [InlineData("""<Compile Include="$(MSBuildThisFileDirectory)/../Other/File.cs" Link="File.cs" />""",
        "$(MSBuildThisFileDirectory)/../Other/File.cs")]
    [InlineData("""<Compile Include="$(MSBuildProjectDirectory)/../Other/File.cs" />""",
        "$(MSBuildProjectDirectory)/../Other/File.cs")]
    [InlineData("""<Compile Include="/src/Other/File.cs" />""", "/src/Other/File.cs")]
    [InlineData("""<Compile Include="C:\src\File.cs" />""", @"C:\src\File.cs")]
    [InlineData("""<Compile Include="$(Unknown)/File.cs" />""", "$(Unknown)/File.cs")]
    [InlineData("""<Compile Include="$([MSBuild]::NormalizePath('..', 'File.cs'))" />""",
        "$([MSBuild]::NormalizePath('..', 'File.cs'))")]
    [InlineData("""<EmbeddedResource Include="../Other/a.json" />""", "../Other/a.json")]
    [InlineData("""<Content Include="../Other/a.json" />""", "../Other/a.json")]
    [InlineData("""<None Include="../Other/a.json" />""", "../Other/a.json")]
    [InlineData("""<AdditionalFiles Include="../Other/a.txt" />""", "../Other/a.txt")]
    [InlineData("""<Compile Include="obj/Generated.cs" />""", null)]
    [InlineData("""<Compile Include="Folder/../File.cs;$(IntermediateOutputPath)/x.cs" Link="x.cs" />""", null)]
    [InlineData("""<Compile Remove="../Other/File.cs" />""", null)]
    [InlineData("""<ProjectReference Include="../Other/Other.csproj" />""", null)]
    public void ForeignFiles_OfItem_AreThoseOfOtherFolders(string item, string? expected) =>
        ForeignFiles(XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>")).Should().Equal(
            expected is null ? [] : [expected]);

    [Theory]
    [InlineData("$(MSBuildProjectDirectory)/obj", true)]
    [InlineData("$(MSBuildProjectDirectory)/../other", false)]
    [InlineData("$(Folder)", false)]
    public void ForeignFiles_OfPropertyOfTheFile_AreThoseOfItsValue(string value, bool isOwn) =>
        ForeignFiles(XDocument.Parse($"""
            <Project>
              <PropertyGroup><Folder>{value}</Folder></PropertyGroup>
              <Target Name="A"><ItemGroup><EmbeddedResource Include="$(Folder)/a.bin" /></ItemGroup></Target>
            </Project>
            """)).Should().Equal(isOwn ? [] : ["$(Folder)/a.bin"]);

    [Fact]
    public void Items_OfOldProject_AreFoundInItsNamespace()
    {
        var project = XDocument.Parse("""
            <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <ItemGroup><Compile Include="../a.cs" /><InternalsVisibleTo Include="A" /></ItemGroup>
            </Project>
            """);

        ForeignFiles(project).Should().Equal("../a.cs");
        Friends(project).Should().Equal("A");
    }

    [Theory]
    [InlineData("""<InternalsVisibleTo Include="A;B" /><InternalsVisibleTo Include="C, PublicKey=00" />""", "A B C")]
    [InlineData("""
        <AssemblyAttribute Include="System.Runtime.CompilerServices.InternalsVisibleTo">
          <_Parameter1>A</_Parameter1>
        </AssemblyAttribute>
        """, "A")]
    [InlineData("""
        <AssemblyAttribute Include="System.Runtime.CompilerServices.InternalsVisibleToAttribute" _Parameter1="B, PublicKey=00" />
        """, "B")]
    [InlineData("""<AssemblyAttribute Include="System.CLSCompliantAttribute" _Parameter1="true" />""", "")]
    public void Friends_OfItems_AreAllThatAreNamed(string items, string expected) =>
        Friends(XDocument.Parse($"<Project><ItemGroup>{items}</ItemGroup></Project>")).Should().Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> ForeignFiles(XDocument project) => FileItems
        .SelectMany(kind => Items(project, kind))
        .SelectMany(item => Include(item).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(path => !IsOwn(Resolve(path, project)));

    /// <summary>Replaces properties by their values; those of the project's own folders by <c>.</c>.</summary>
    private static string Resolve(string path, XDocument project)
    {
        var values = project.Descendants().Where(element => element.Parent?.Name.LocalName == "PropertyGroup")
            .GroupBy(element => element.Name.LocalName)
            .Select(group => KeyValuePair.Create(group.Key, group.Last().Value))
            .Concat(OwnFolders.Select(name => KeyValuePair.Create(name, ".")))
            .Where(entry => !entry.Value.Contains($"$({entry.Key})", StringComparison.Ordinal))
            .ToArray();
        // A property may be made of others, but not of itself.
        for (var round = 0; round <= values.Length && path.Contains("$(", StringComparison.Ordinal); round++)
        {
            path = values.Aggregate(path, (text, entry) => text.Replace($"$({entry.Key})", entry.Value, StringComparison.Ordinal));
        }

        return path;
    }

    private static bool IsOwn(string path)
    {
        const string Root = "/project/";
        path = path.Replace('\\', '/');
        return !path.Contains("$(", StringComparison.Ordinal)
            && !path.Contains(':', StringComparison.Ordinal)
            && Path.GetFullPath(path, Root).StartsWith(Root, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Friends(XDocument project) => Items(project, "InternalsVisibleTo")
        .SelectMany(item => Include(item).Split(';'))
        .Concat(Items(project, "AssemblyAttribute")
            .Where(item => Include(item).Contains("InternalsVisibleTo", StringComparison.Ordinal))
            .Select(item => item.Attribute("_Parameter1")?.Value
                ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == "_Parameter1")?.Value
                ?? "nobody"))
        .Select(name => name.Split(',')[0].Trim());

    private static IEnumerable<XElement> Items(XDocument project, string kind) => project.Descendants()
        .Where(element => element.Name.LocalName == kind && element.Parent?.Name.LocalName == "ItemGroup")
        .Where(element => kind is "InternalsVisibleTo" or "AssemblyAttribute" || Include(element).Length > 0);

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

using System.Text.RegularExpressions;

namespace Packages.Tests.Documentation;

/// <summary>The manifests in docs/install.md, which people copy.</summary>
public class InstallTests
{
    private static readonly string Page = Repository.ReadText("docs/install.md");

    private static IEnumerable<Manifest> Manifests =>
        Regex.Matches(Page, @"^( *)```yaml[^\n]*\n(.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(block => string.Join('\n', block.Groups[2].Value.Split('\n').Select(
                line => line.Length > block.Groups[1].Length ? line[block.Groups[1].Length..] : "")))
            .Select(text => new Manifest("docs/install.md", YamlElements.Parse(text)));

    [Fact]
    public void Manifests_OfPage_AreOfTheseKinds() =>
        Manifests.Select(manifest => manifest.Kind).Order(StringComparer.Ordinal).Should().Equal(
            "AgentExecutor", "Configuration", "Configuration", "ImageConfig", "ImageConfig", "ImageConfig", "ImageConfig",
            "Kustomization");

    [Theory]
    [InlineData("package/configuration")]
    [InlineData("package/configuration-claims")]
    public void Configuration_OfPage_IsThePackage(string root)
    {
        var name = Repository.ReadOnly($"{root}/crossplane.yaml").Name;

        var manifest = Manifests.Single(candidate => candidate.Kind == "Configuration" && candidate.Name == name);

        manifest.Text("spec", "package").Should().Be($"{PackageNames.Registry}{name}:v{Repository.Version}");
    }

    [Fact]
    public void RuntimeConfig_OfPage_IsTheOneInTheCluster() => Manifests.Single(manifest =>
        manifest.Name == "function-agent-platform-runtime").Text("spec", "runtime", "configRef", "name").Should().Be(
        Repository.ReadOnly("package/cluster/runtime-config.yaml").Name);

    [Fact]
    public void Selector_OfPage_FindsTheCompositionThatDeliversDirectly()
    {
        var selector = Manifests.Single(manifest => manifest.Kind == "AgentExecutor").Find(
            "spec", "compositionSelector", "matchLabels")!.Value;
        var labels = Repository.ReadOnly("package/configuration-claims/xagentexecutors/composition-direct.yaml")
            .Find("metadata", "labels")!.Value;

        selector.GetRawText().Should().Be(labels.GetRawText());
    }

    /// <summary>The patch of the kustomization adds to an input that is there, in a package that has a Kustomization.</summary>
    [Fact]
    public void Kustomization_OfPage_PatchesTheComposition()
    {
        var patch = Manifests.Single(manifest => manifest.Kind == "Kustomization").Items("patches")
            .Should().ContainSingle().Which;
        var composition = Repository.Read("package/configuration").Single(
            manifest => manifest.Name == patch.GetProperty("target").GetProperty("name").GetString());
        var step = YamlElements.Parse(patch.GetProperty("patch").GetString()!).EnumerateArray().Should().ContainSingle().Which;

        step.GetProperty("path").GetString().Should().Be("/spec/pipeline/0/input/gateway");
        composition.Items("spec", "pipeline")[0].TryGetProperty("input", out _).Should().BeTrue(
            "the page tells how to set the input of the step");
    }

    [Fact]
    public void Files_OfPage_AreThere() => Regex.Matches(Page, @"(?<![/\w.])((?:package|examples|docs)/[\w./-]*[\w])")
        .Select(match => match.Groups[1].Value)
        .Distinct()
        .Should().AllSatisfy(
            file => Path.Exists(Repository.FullPath(file)).Should().BeTrue($"the page leads to {file}"));

    [Fact]
    public void Names_InCommands_AreThoseOfObjects()
    {
        var names = Repository.Read("package")
            .Select(manifest => manifest.Name)
            .Concat(Manifests.Select(manifest => manifest.Name))
            .ToHashSet();

        Regex.Matches(Page, @"(?:function|provider|configuration)\.pkg\.crossplane\.io/([\w.-]+)|xrd/([\w.-]+)")
            .Should().AllSatisfy(
                match => names.Should().Contain(match.Groups.Values.Skip(1).Single(group => group.Success).Value));
    }
}

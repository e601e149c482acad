using System.Text.RegularExpressions;

namespace Packages.Tests;

/// <summary>The crossplane.yaml of each package.</summary>
public class MetadataTests
{
    private static readonly string[] Annotations = ["description", "license", "maintainer", "readme", "source"];

    public static TheoryData<string> Roots => [.. Repository.PackageRoots];

    [Theory]
    [MemberData(nameof(Roots))]
    public void Annotations_OfPackage_TellWhatItIs(string root)
    {
        var meta = Repository.ReadOnly($"{root}/crossplane.yaml");

        Annotations.Should().AllSatisfy(
            name => meta.Text("metadata", "annotations", $"meta.crossplane.io/{name}").Trim().Should().NotBeEmpty());
        meta.Find("metadata", "annotations")!.Value.EnumerateObject().Should().HaveCount(Annotations.Length);
        meta.Text("metadata", "annotations", "meta.crossplane.io/license").Should().Be("Apache-2.0");
    }

    [Theory]
    [InlineData("package/function", "Function", "function-agent-platform", ">=v1.20.0-0")]
    [InlineData("package/configuration", "Configuration", "configuration-agent-platform", ">=v2.0.0-0")]
    [InlineData("package/configuration-claims", "Configuration", "configuration-agent-platform-claims", ">=v1.20.0-0")]
    public void Package_OfRoot_HasItsKindItsNameAndItsCrossplane(string root, string kind, string name, string crossplane)
    {
        var meta = Repository.ReadOnly($"{root}/crossplane.yaml");

        (meta.ApiVersion, meta.Kind, meta.Name).Should().Be(("meta.pkg.crossplane.io/v1", kind, name));
        meta.Text("spec", "crossplane", "version").Should().Be(crossplane);
    }

    [Fact]
    public void Function_OfPackage_CanBeUsedInCompositions() => Repository.ReadOnly("package/function/crossplane.yaml")
        .Items("spec", "capabilities")
        .Select(capability => capability.GetString())
        .Should().Equal(
            "composition");

    [Theory]
    [InlineData("package/configuration", "package")]
    [InlineData("package/configuration-claims", "function")]
    public void Configuration_OfPackage_DependsOnTheFunctionOfItsVersionOrLater(string root, string key)
    {
        var dependency = Repository.ReadOnly($"{root}/crossplane.yaml").Items("spec", "dependsOn").Should().ContainSingle().Which;

        dependency.GetProperty(key).GetString().Should().Be(PackageNames.Function);
        dependency.GetProperty("version").GetString().Should().Be($">=v{Repository.Version}");
        (dependency.TryGetProperty("kind", out var kind) && kind.GetString() == "Function").Should().Be(key == "package");
        (dependency.TryGetProperty("apiVersion", out var version) && version.GetString() == "pkg.crossplane.io/v1")
            .Should().Be(key == "package");
    }

    [Fact]
    public void Crossplane_AtTheRoot_IsTheFunctions() =>
        Repository.ReadText("crossplane.yaml").Should().Be(Repository.ReadText("package/function/crossplane.yaml"));

    [Fact]
    public void Version_OfEverything_IsSemantic() =>
        Repository.Version.Should().MatchRegex(new Regex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$"));
}

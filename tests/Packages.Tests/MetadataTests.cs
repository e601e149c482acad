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

        Assert.All(Annotations, name => Assert.NotEmpty(meta.Text("metadata", "annotations", $"meta.crossplane.io/{name}").Trim()));
        Assert.Equal(Annotations.Length, meta.Find("metadata", "annotations")!.Value.EnumerateObject().Count());
        Assert.Equal("Apache-2.0", meta.Text("metadata", "annotations", "meta.crossplane.io/license"));
    }

    [Theory]
    [InlineData("package/function", "Function", "function-agent-platform", ">=v1.20.0-0")]
    [InlineData("package/configuration", "Configuration", "configuration-agent-platform", ">=v2.0.0-0")]
    [InlineData("package/configuration-claims", "Configuration", "configuration-agent-platform-claims", ">=v1.20.0-0")]
    public void Package_OfRoot_HasItsKindItsNameAndItsCrossplane(string root, string kind, string name, string crossplane)
    {
        var meta = Repository.ReadOnly($"{root}/crossplane.yaml");

        Assert.Equal(("meta.pkg.crossplane.io/v1", kind, name), (meta.ApiVersion, meta.Kind, meta.Name));
        Assert.Equal(crossplane, meta.Text("spec", "crossplane", "version"));
    }

    [Fact]
    public void Function_OfPackage_CanBeUsedInCompositions() => Assert.Equal(
        ["composition"], Repository.ReadOnly("package/function/crossplane.yaml").Items("spec", "capabilities").Select(capability => capability.GetString()));

    [Theory]
    [InlineData("package/configuration", "package")]
    [InlineData("package/configuration-claims", "function")]
    public void Configuration_OfPackage_DependsOnTheFunctionOfItsVersionOrLater(string root, string key)
    {
        var dependency = Assert.Single(Repository.ReadOnly($"{root}/crossplane.yaml").Items("spec", "dependsOn"));

        Assert.Equal(PackageNames.Function, dependency.GetProperty(key).GetString());
        Assert.Equal($">=v{Repository.Version}", dependency.GetProperty("version").GetString());
        Assert.Equal(key == "package", dependency.TryGetProperty("kind", out var kind) && kind.GetString() == "Function");
        Assert.Equal(key == "package", dependency.TryGetProperty("apiVersion", out var version) && version.GetString() == "pkg.crossplane.io/v1");
    }

    [Fact]
    public void Crossplane_AtTheRoot_IsTheFunctions() =>
        Assert.Equal(Repository.ReadText("package/function/crossplane.yaml"), Repository.ReadText("crossplane.yaml"));

    [Fact]
    public void Version_OfEverything_IsSemantic() => Assert.Matches(new Regex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$"), Repository.Version);
}

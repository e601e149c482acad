namespace Packages.Tests;

/// <summary>What is in each package. Crossplane refuses a package with anything else, or leaves it out without a word.</summary>
public class ContentsTests
{
    public static TheoryData<string> Roots => [.. Repository.PackageRoots];

    [Theory]
    [InlineData("package/function", new[] { "CustomResourceDefinition" })]
    [InlineData("package/configuration", new[] { "Composition", "CompositeResourceDefinition" })]
    [InlineData("package/configuration-claims", new[] { "Composition", "CompositeResourceDefinition" })]
    public void Objects_OfPackage_AreOfAllowedKinds(string root, string[] allowed) => Assert.Equal(
        allowed.ToHashSet(), Repository.Read(root).Where(manifest => !manifest.IsMeta).Select(manifest => manifest.Kind).ToHashSet());

    [Theory]
    [MemberData(nameof(Roots))]
    public void Metadata_OfPackage_IsOneObject(string root) => Assert.Single(Repository.Read(root), manifest => manifest.IsMeta);

    [Theory]
    [MemberData(nameof(Roots))]
    public void Names_InPackage_AreDifferent(string root)
    {
        var names = Repository.Read(root).Select(manifest => $"{manifest.Kind} {manifest.Name}").ToArray();

        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData("package/configuration", "apiextensions.crossplane.io/v2")]
    [InlineData("package/configuration-claims", "apiextensions.crossplane.io/v1")]
    public void Definitions_OfPackage_AreOfTheirFlavour(string root, string apiVersion)
    {
        var definitions = Repository.Read(root).Where(manifest => manifest.Kind == "CompositeResourceDefinition").ToArray();

        Assert.All(definitions, definition => Assert.Equal(apiVersion, definition.ApiVersion));
        // Crossplane v1.20 knows no scope; without one, a v1 definition is LegacyCluster for v2.
        Assert.All(definitions, definition => Assert.Equal(apiVersion.EndsWith("v1", StringComparison.Ordinal) ? "" : "Namespaced", definition.Text("spec", "scope")));
        Assert.All(definitions, definition => Assert.Equal($"{definition.Text("spec", "names", "plural")}.{definition.Text("spec", "group")}", definition.Name));
        Assert.All(definitions, definition => Assert.Equal(apiVersion.EndsWith("v1", StringComparison.Ordinal), definition.Find("spec", "claimNames") is not null));
    }

    /// <summary>Both flavours serve developers the same API.</summary>
    [Fact]
    public void Claim_OfDefinition_IsCalledLikeTheNamespacedComposite()
    {
        var claim = Repository.ReadOnly("package/configuration-claims/xagentexecutors/definition.yaml");
        var composite = Repository.ReadOnly("package/configuration/agentexecutors/definition.yaml");

        Assert.Equal(composite.Find("spec", "names")!.Value.GetRawText(), claim.Find("spec", "claimNames")!.Value.GetRawText());
        Assert.Equal(composite.Text("spec", "group"), claim.Text("spec", "group"));
        Assert.Equal(composite.Items("spec", "versions")[0].GetRawText(), claim.Items("spec", "versions")[0].GetRawText());
    }
}

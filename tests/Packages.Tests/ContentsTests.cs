namespace Packages.Tests;

/// <summary>What is in each package. Crossplane refuses a package with anything else, or leaves it out without a word.</summary>
public class ContentsTests
{
    public static TheoryData<string> Roots => [.. Repository.PackageRoots];

    [Theory]
    [InlineData("package/function", new[] { "CustomResourceDefinition" })]
    [InlineData("package/configuration", new[] { "Composition", "CompositeResourceDefinition" })]
    [InlineData("package/configuration-claims", new[] { "Composition", "CompositeResourceDefinition" })]
    public void Objects_OfPackage_AreOfAllowedKinds(string root, string[] allowed) => Repository.Read(root)
        .Where(manifest => !manifest.IsMeta)
        .Select(manifest => manifest.Kind)
        .ToHashSet()
        .Should().BeEquivalentTo(
            allowed.ToHashSet());

    [Theory]
    [MemberData(nameof(Roots))]
    public void Metadata_OfPackage_IsOneObject(string root) =>
        Repository.Read(root).Should().ContainSingle(manifest => manifest.IsMeta);

    [Theory]
    [MemberData(nameof(Roots))]
    public void Names_InPackage_AreDifferent(string root)
    {
        var names = Repository.Read(root).Select(manifest => $"{manifest.Kind} {manifest.Name}").ToArray();

        names.Should().Equal(names.Distinct());
    }

    [Theory]
    [InlineData("package/configuration", "apiextensions.crossplane.io/v2")]
    [InlineData("package/configuration-claims", "apiextensions.crossplane.io/v1")]
    public void Definitions_OfPackage_AreOfTheirFlavour(string root, string apiVersion)
    {
        var definitions = Repository.Read(root).Where(manifest => manifest.Kind == "CompositeResourceDefinition").ToArray();

        definitions.Should().AllSatisfy(definition => definition.ApiVersion.Should().Be(apiVersion));
        // Crossplane v1.20 knows no scope; without one, a v1 definition is LegacyCluster for v2.
        definitions.Should().AllSatisfy(definition => definition.Text("spec", "scope").Should().Be(
            apiVersion.EndsWith("v1", StringComparison.Ordinal) ? "" : "Namespaced"));
        definitions.Should().AllSatisfy(definition =>
            definition.Name.Should().Be($"{definition.Text("spec", "names", "plural")}.{definition.Text("spec", "group")}"));
        definitions.Should().AllSatisfy(definition =>
            (definition.Find("spec", "claimNames") is not null).Should().Be(apiVersion.EndsWith("v1", StringComparison.Ordinal)));
    }

    /// <summary>Both flavours serve developers the same API.</summary>
    [Fact]
    public void Claim_OfDefinition_IsCalledLikeTheNamespacedComposite()
    {
        var claim = Repository.ReadOnly("package/configuration-claims/xagentexecutors/definition.yaml");
        var composite = Repository.ReadOnly("package/configuration/agentexecutors/definition.yaml");

        claim.Find("spec", "claimNames")!.Value.GetRawText().Should().Be(composite.Find("spec", "names")!.Value.GetRawText());
        claim.Text("spec", "group").Should().Be(composite.Text("spec", "group"));
        claim.Items("spec", "versions")[0].GetRawText().Should().Be(composite.Items("spec", "versions")[0].GetRawText());
    }
}

namespace Platform.Tests.Manifests;

/// <summary>Every YAML file that the repository ships for clusters.</summary>
public sealed class ShippedManifestsTests
{
    public static TheoryData<string> Files() => ManifestFiles.All();

    [Theory]
    [MemberData(nameof(Files))]
    public void Objects_OfFile_FitTheSchemasOfTheirKinds(string file)
    {
        var manifests = Manifest.Load(file);

        manifests.Should().NotBeEmpty();
        manifests.Should().AllSatisfy(manifest => ShippedSchemas.Check(manifest).Should().BeEmpty());
    }

    /// <summary>Which namespace kubectl or Argo CD would choose, depends on who asks.</summary>
    [Fact]
    public void Objects_ForThePlatform_SayTheirNamespaceOrHaveNone() =>
        ManifestFiles.LoadBelow(ManifestFiles.Gitops).Should().AllSatisfy(manifest =>
            (manifest.Namespace.Length > 0).Should().NotBe(
                ClusterKinds.Contains(manifest.Kind), $"{manifest} has a namespace exactly if its kind has"));

    /// <summary>Two files that make the same object would undo each other's changes.</summary>
    [Fact]
    public void Objects_ForThePlatform_AreThereOnce()
    {
        var names = ManifestFiles.LoadBelow(ManifestFiles.Gitops)
            .Select(manifest => $"{manifest.ApiVersion} {manifest.Kind} {manifest.Namespace}/{manifest.Name}");

        names.GroupBy(name => name).Should().AllSatisfy(same => same.Should().ContainSingle());
    }

    private static readonly HashSet<string> ClusterKinds =
    [
        "CompositeResourceDefinition", "Composition", "Namespace",
    ];
}

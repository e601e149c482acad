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

        Assert.NotEmpty(manifests);
        Assert.All(manifests, manifest => Assert.Empty(ShippedSchemas.Check(manifest)));
    }

    /// <summary>Which namespace kubectl or Argo CD would choose, depends on who asks.</summary>
    [Fact]
    public void Objects_ForThePlatform_SayTheirNamespaceOrHaveNone() =>
        Assert.All(ManifestFiles.LoadBelow(ManifestFiles.Gitops), manifest =>
            Assert.True(manifest.Namespace.Length > 0 != ClusterKinds.Contains(manifest.Kind), manifest.ToString()));

    /// <summary>Two files that make the same object would undo each other's changes.</summary>
    [Fact]
    public void Objects_ForThePlatform_AreThereOnce()
    {
        var names = ManifestFiles.LoadBelow(ManifestFiles.Gitops)
            .Select(manifest => $"{manifest.ApiVersion} {manifest.Kind} {manifest.Namespace}/{manifest.Name}");

        Assert.All(names.GroupBy(name => name), same => Assert.Single(same));
    }

    private static readonly HashSet<string> ClusterKinds = ["ClusterSecretStore", "CompositeResourceDefinition", "Composition", "Namespace"];
}

using System.Text.Json.Nodes;
using Build.Packages;

namespace Build.Tests.Packages;

public sealed class PackageRootTests : IDisposable
{
    private const string Meta = "apiVersion: meta.pkg.crossplane.io/v1\nkind: Configuration\nmetadata: {name: c}\n";
    private const string Composition = "apiVersion: apiextensions.crossplane.io/v1\nkind: Composition\nmetadata: {name: p}\n";
    private const string Definition =
        "apiVersion: apiextensions.crossplane.io/v2\nkind: CompositeResourceDefinition\nmetadata: {name: d}\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_Package_StartsWithItsMetadata()
    {
        _directory.Write("z.yaml", Meta);
        _directory.Write("b/a.yaml", Composition);
        _directory.Write("a/z.yml", Definition);
        _directory.Write("Kustomization", "apiVersion: kustomize.config.k8s.io/v1beta1");

        Read(PackageKind.Configuration).Select(KindOf).Should().Equal(
            "Configuration", "CompositeResourceDefinition", "Composition");
    }

    [Fact]
    public void Read_ForeignObjects_AreAllNamed()
    {
        _directory.Write("a.yaml", Meta);
        var role = _directory.Write("b.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\n");
        var nothing = _directory.Write("c.yaml", "metadata: {}\n");

        var problems = Error(PackageKind.Configuration).Split('\n');

        problems.Should().HaveCount(2);
        problems[0].Should().StartWith($"\"{role}\" must not be in a Configuration package: allowed are ");
        problems[0].Should().EndWith("found rbac.authorization.k8s.io/v1 ClusterRole");
        problems[1].Should().StartWith($"\"{nothing}\" must not be");
        problems[1].Should().EndWith("found (no apiVersion) (no kind)");
    }

    /// <summary>Crossplane installs no object of a Function package.</summary>
    [Fact]
    public void Read_CompositionInFunction_IsRefused()
    {
        _directory.Write("a.yaml", Meta.Replace("Configuration", "Function", StringComparison.Ordinal));
        _directory.Write("b.yaml", Composition);

        Error(PackageKind.Function).Should().Contain("must not be in a Function package");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Read_NumberOfMetadata_MustBeOne(int count)
    {
        _directory.Write("a.yaml", Composition);
        for (var index = 0; index < count; index++)
        {
            _directory.Write($"meta-{index}.yaml", Meta);
        }

        Error(PackageKind.Configuration).Should().Be(
            $"\"{_directory.Path}\" must have one meta.pkg.crossplane.io/v1 Configuration, but has {count}");
    }

    private static string KindOf(JsonObject item) => item["kind"]!.GetValue<string>();

    private IReadOnlyList<JsonObject> Read(PackageKind kind) => PackageRoot.Read(_directory.Path, kind);

    private string Error(PackageKind kind) => Invoking(() => Read(kind)).Should().ThrowExactly<BuildException>().Which.Message;
}

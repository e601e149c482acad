using System.Text.Json;
using Build.Packages;

namespace Build.Tests.Packages;

public sealed class PackageRootTests : IDisposable
{
    private const string Meta = "apiVersion: meta.pkg.crossplane.io/v1\nkind: Configuration\nmetadata: {name: c}\n";
    private const string Composition = "apiVersion: apiextensions.crossplane.io/v1\nkind: Composition\nmetadata: {name: p}\n";
    private const string Definition = "apiVersion: apiextensions.crossplane.io/v2\nkind: CompositeResourceDefinition\nmetadata: {name: d}\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_Package_StartsWithItsMetadata()
    {
        _directory.Write("z.yaml", Meta);
        _directory.Write("b/a.yaml", Composition);
        _directory.Write("a/z.yml", Definition);
        _directory.Write("Kustomization", "apiVersion: kustomize.config.k8s.io/v1beta1");

        Assert.Equal(["Configuration", "CompositeResourceDefinition", "Composition"], Read(PackageKind.Configuration).Select(KindOf));
    }

    [Fact]
    public void Read_ForeignObjects_AreAllNamed()
    {
        _directory.Write("a.yaml", Meta);
        string role = _directory.Write("b.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\n");
        string nothing = _directory.Write("c.yaml", "metadata: {}\n");

        string[] problems = Error(PackageKind.Configuration).Split('\n');

        Assert.Equal(2, problems.Length);
        Assert.StartsWith($"\"{role}\" must not be in a Configuration package: allowed are ", problems[0], StringComparison.Ordinal);
        Assert.EndsWith("found rbac.authorization.k8s.io/v1 ClusterRole", problems[0], StringComparison.Ordinal);
        Assert.StartsWith($"\"{nothing}\" must not be", problems[1], StringComparison.Ordinal);
        Assert.EndsWith("found (no apiVersion) (no kind)", problems[1], StringComparison.Ordinal);
    }

    /// <summary>Crossplane installs no object of a Function package.</summary>
    [Fact]
    public void Read_CompositionInFunction_IsRefused()
    {
        _directory.Write("a.yaml", Meta.Replace("Configuration", "Function", StringComparison.Ordinal));
        _directory.Write("b.yaml", Composition);

        Assert.Contains("must not be in a Function package", Error(PackageKind.Function), StringComparison.Ordinal);
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

        Assert.Equal(
            $"\"{_directory.Path}\" must have one meta.pkg.crossplane.io/v1 Configuration, but has {count}", Error(PackageKind.Configuration));
    }

    private static string KindOf(JsonElement item) => item.GetProperty("kind").GetString()!;

    private IReadOnlyList<JsonElement> Read(PackageKind kind) => PackageRoot.Read(_directory.Path, kind);

    private string Error(PackageKind kind) => Assert.Throws<BuildException>(() => Read(kind)).Message;
}

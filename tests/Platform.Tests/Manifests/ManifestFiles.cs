using Kubernetes.Yaml;

namespace Platform.Tests.Manifests;

/// <summary>The YAML files that the repository ships for clusters.</summary>
internal static class ManifestFiles
{
    public const string Gitops = "examples/gitops";

    /// <summary>Below a folder, as paths from the root of the repository, sorted.</summary>
    public static IReadOnlyList<string> Below(string folder) =>
    [
        .. YamlFiles.FindBelow(Repository.Path(folder))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    public static IReadOnlyList<Manifest> LoadBelow(string folder) => [.. Below(folder).SelectMany(Manifest.Load)];

    public static TheoryData<string> All() => [.. Below("examples").Concat(Below("package"))];
}

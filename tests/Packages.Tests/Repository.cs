
namespace Packages.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root => TestSupport.Repository.Root;

    /// <summary>The one version of everything.</summary>
    public static string Version => TestSupport.Repository.Version;

    /// <summary>The roots of the packages, as they are built.</summary>
    public static IReadOnlyList<string> PackageRoots { get; } =
    [
        "package/configuration", "package/configuration-claims", "package/function",
    ];

    public static string FullPath(string path) => Path.Combine(Root, path);

    public static string ReadText(string path) => File.ReadAllText(FullPath(path));

    /// <summary>The objects of a file, or of all YAML files below a directory in the order of their paths.</summary>
    public static IReadOnlyList<Manifest> Read(string path) =>
    [
        .. FindYaml(path).SelectMany(
            file => YamlElements.ReadAll(FullPath(file)).Select(content => new Manifest(file, content))),
    ];

    public static Manifest ReadOnly(string path) => Read(path).Should().ContainSingle().Which;

    /// <summary>The YAML files below a directory, from the root of the repository.</summary>
    public static IEnumerable<string> FindYaml(string path) => File.Exists(FullPath(path))
        ? [path]
        : Directory.EnumerateFiles(FullPath(path), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}

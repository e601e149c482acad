namespace Packages.Tests;

/// <summary>What our packages are called.</summary>
internal static class PackageNames
{
    public const string Registry = "ghcr.io/bizmatters/";

    public const string Function = Registry + "function-agent-platform";

    /// <summary>
    /// The name of the Function that Crossplane makes of a dependency: the repository without its registry, as a DNS label. Only
    /// letters, digits and hyphens are in ours.
    /// </summary>
    public static string DependencyName(string repository) =>
        repository[(repository.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('/', '-');
}

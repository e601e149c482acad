using System.Runtime.CompilerServices;

namespace Platform.Tests;

/// <summary>Paths in the checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string file = "") =>
        Directory.GetParent(System.IO.Path.GetDirectoryName(file)!)!.Parent!.FullName;
}

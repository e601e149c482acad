using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace TestSupport;

/// <summary>Paths in the checkout that the tests run in.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The one version of everything.</summary>
    public static string Version { get; } = XDocument.Load(Path("Directory.Build.props")).Descendants("Version").Single().Value;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string file = "") =>
        Directory.GetParent(System.IO.Path.GetDirectoryName(file)!)!.Parent!.FullName;
}

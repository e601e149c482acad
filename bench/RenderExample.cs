using System.Runtime.CompilerServices;

namespace Benchmarks;

/// <summary>The example that the benchmarks render.</summary>
internal static class RenderExample
{
    public static string[] Files { get; } =
        [
            Path("examples/agentexecutor/xr.yaml"),
            Path("examples/agentexecutor/composition.yaml"),
            Path("examples/agentexecutor/functions.yaml"),
        ];

    /// <summary>Returns the full path of a file of the repository.</summary>
    public static string Path(string relative, [CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "..", relative));
}

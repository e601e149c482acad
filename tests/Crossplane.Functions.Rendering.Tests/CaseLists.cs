using System.Runtime.CompilerServices;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>The conformance cases, and those of them whose output is not that of the official command.</summary>
internal static class CaseLists
{
    /// <summary>The cases that differ on purpose, each with the reason: <c>name: reason</c>, one a line.</summary>
    public static IReadOnlyDictionary<string, string> Deliberate { get; } = Read("deliberate.txt");

    /// <summary>The cases of which only standard error differs, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> OwnMessages { get; } = Read("own-messages.txt");

    public static IEnumerable<string> Names() =>
        Directory.GetDirectories(Folder()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "Cases");

    private static Dictionary<string, string> Read(string file) =>
        File.ReadLines(Path.Combine(Folder(), file))
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}

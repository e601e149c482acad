using System.Runtime.CompilerServices;
using System.Text.Json;
using Kubernetes.Yaml;

namespace Fuzzing;

/// <summary>The golden cases of the platform and the corpus, which mutations start from.</summary>
internal static class Cases
{
    private static readonly string Root = Path.GetDirectoryName(File())!;

    private static readonly string Golden = Path.Combine(Root, "..", "AgentPlatform.Tests");

    /// <summary>All YAML files that cases are rendered from.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.GetDirectories(Golden, "Cases", SearchOption.AllDirectories)
            .SelectMany(directory => Directory.GetFiles(directory, "*.yaml", SearchOption.AllDirectories))
            .Where(path => Path.GetFileName(path) != "expected.yaml")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The composites of the cases, each with what is observed.</summary>
    public static IEnumerable<(JsonElement Composite, IReadOnlyList<JsonElement> Observed)> Composites() =>
        from path in Files
        where Path.GetFileName(path) == "xr.yaml"
        let observed = Path.Combine(Path.GetDirectoryName(path)!, "observed.yaml")
        select (Load(path)[0], System.IO.File.Exists(observed) ? Load(observed) : []);

    /// <summary>Inputs that once were findings, or that no mutation is likely to make.</summary>
    public static IReadOnlyList<byte[]> Corpus(string target)
    {
        var directory = Path.Combine(Root, "Corpus", target);
        return Directory.Exists(directory)
            ? [.. Directory.GetFiles(directory).Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllBytes)]
            : [];
    }

    private static IReadOnlyList<JsonElement> Load(string path) =>
        [.. YamlFiles.ReadAll(path).Select(document => JsonSerializer.SerializeToElement(document.Content))];

    private static string File([CallerFilePath] string path = "") => path;
}

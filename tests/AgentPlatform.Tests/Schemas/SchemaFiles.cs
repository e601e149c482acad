using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace AgentPlatform.Tests.Schemas;

/// <summary>The schemas and examples of the repository.</summary>
internal static class SchemaFiles
{
    public static string Root => Path.GetFullPath(Path.Combine(Here(), "../../.."));

    public static string Invalid => Path.Combine(Here(), "Invalid");

    public static IEnumerable<string> InvalidNames =>
        Directory.EnumerateFiles(Invalid, "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static string Refusals => Path.Combine(Here(), "Refusals");

    /// <summary>The schema of what an XRD or CRD defines.</summary>
    public static JsonElement Schema(string path) => Version(path).GetProperty("schema").GetProperty("openAPIV3Schema");

    /// <summary>The only version of what an XRD or CRD defines.</summary>
    public static JsonElement Version(string path) => Load(path).GetProperty("spec").GetProperty("versions")[0];

    public static JsonObject LoadObject(string path) => YamlFiles.ReadFirst(FullPath(path)).Content;

    public static string ReadText(string path) => File.ReadAllText(FullPath(path));

    private static JsonElement Load(string path) => YamlElements.ReadFirst(FullPath(path));

    private static string FullPath(string path) => Path.Combine(Root, path);

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}

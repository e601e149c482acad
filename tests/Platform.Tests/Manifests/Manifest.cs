using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace Platform.Tests.Manifests;

/// <summary>One object of a YAML file of the repository.</summary>
/// <param name="File">The path from the root of the repository.</param>
/// <param name="Content">The object.</param>
internal sealed record Manifest(string File, JsonObject Content)
{
    private const string SyncWave = "argocd.argoproj.io/sync-wave";

    public string ApiVersion => Text("apiVersion");

    public string Group =>
        ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    public string Kind => Text("kind");

    public string Name => Text("metadata", "name");

    public string Namespace => Text("metadata", "namespace");

    /// <summary>When Argo CD applies it, compared with the other objects of its Application.</summary>
    public int Wave => int.Parse(Annotation(SyncWave) ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The objects of a file; it must be YAML in which nothing is lost, for example by a key that stands
    /// twice.</summary>
    public static IReadOnlyList<Manifest> Load(string file) =>
        [.. YamlFiles.ReadAll(Repository.Path(file)).Select(document => new Manifest(file, document.Content))];

    /// <summary>The objects of the YAML files in a folder.</summary>
    public static IEnumerable<Manifest> LoadBelow(string folder, bool recurse) => ManifestFiles.Below(folder)
        .Where(file => recurse || Path.GetDirectoryName(file) == folder)
        .SelectMany(Load);

    public string? Annotation(string name) => Find("metadata", "annotations", name)?.GetValue<string>();

    /// <summary>The value at a path of fields; null if there is none.</summary>
    public JsonNode? Find(params string[] path) =>
        path.Aggregate((JsonNode?)Content, (node, name) => (node as JsonObject)?[name]);

    /// <summary>The text at a path of fields; empty if there is none.</summary>
    public string Text(params string[] path) => Find(path)?.GetValue<string>() ?? "";

    public override string ToString() => $"{File}: {Kind} {Name}";
}

using System.Text.Json.Nodes;
using Platform.Tests.Manifests;

namespace Platform.Tests.Gitops;

/// <summary><c>examples/gitops</c>: the Git repository of a platform.</summary>
internal static class PlatformRepository
{
    /// <summary>Where Argo CD reads it.</summary>
    public const string Url = "https://github.com/myorg/platform.git";

    /// <summary>Where Argo CD reads this project.</summary>
    public const string FunctionUrl = "https://github.com/bizmatters/function-agent-platform.git";

    public static IReadOnlyList<Manifest> All { get; } = ManifestFiles.LoadBelow(ManifestFiles.Gitops);

    public static IReadOnlyList<Manifest> Applications { get; } = [.. All.Where(manifest => manifest.Kind == "Application")];

    /// <summary>The layer of workloads.</summary>
    public static IReadOnlyList<Manifest> Intelligence { get; } =
        [.. All.Where(
            manifest => manifest.File.StartsWith($"{ManifestFiles.Gitops}/platform/03-intelligence/", StringComparison.Ordinal))];

    public static TheoryData<string> ApplicationNames() => [.. Applications.Select(application => application.Name)];

    public static Manifest Application(string name) => Applications.Single(application => application.Name == name);

    public static Manifest Only(string kind, string name) =>
        All.Single(manifest => manifest.Kind == kind && manifest.Name == name);

    /// <summary>Where an Application takes its objects from.</summary>
    public static IReadOnlyList<JsonObject> Sources(Manifest application) =>
        application.Find("spec", "sources") is JsonArray sources
            ? [.. sources.Select(source => source!.AsObject())]
            : [application.Find("spec", "source")!.AsObject()];

    /// <summary>The folder in this checkout that a source names; null for a chart.</summary>
    public static string? Folder(JsonObject source) => source["path"]?.GetValue<string>() is not { } path
        ? null
        : source["repoURL"]!.GetValue<string>() switch
        {
            Url => $"{ManifestFiles.Gitops}/{path}",
            FunctionUrl => path,
            var other => throw new InvalidOperationException($"{other} is not in this checkout"),
        };

    /// <summary>The objects that an Application installs from Git: in subfolders too only if it says so.</summary>
    public static IEnumerable<Manifest> Objects(Manifest application) => Sources(application).SelectMany(source =>
        Folder(source) is { } folder
            ? Manifest.LoadBelow(folder, recurse: source["directory"]?["recurse"]?.GetValue<bool>() ?? false)
            : []);
}

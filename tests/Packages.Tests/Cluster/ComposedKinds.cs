using System.Text.Json;

namespace Packages.Tests.Cluster;

/// <summary>The kinds that the function composes, from the golden files of all its cases, whichever way they are
/// delivered.</summary>
internal static class ComposedKinds
{
    /// <summary>API group and plural of each, sorted, as a rule of RBAC has them.</summary>
    public static IReadOnlyList<string> Resources { get; } =
    [
        .. Objects().Select(Resource).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<JsonElement> Objects() => Directory
        .EnumerateFiles(Repository.FullPath("tests/AgentPlatform.Tests"), "expected.yaml", SearchOption.AllDirectories)
        .SelectMany(YamlElements.ReadAll)
        .Where(document => document.TryGetProperty("object", out _))
        .Select(document => Unwrap(document.GetProperty("object")));

    private static JsonElement Unwrap(JsonElement composed) =>
        composed.GetProperty("apiVersion")
            .GetString()!.Split('/')[0] is "kubernetes.crossplane.io" or "kubernetes.m.crossplane.io"
            ? composed.GetProperty("spec").GetProperty("forProvider").GetProperty("manifest")
            : composed;

    private static string Resource(JsonElement composed)
    {
        var apiVersion = composed.GetProperty("apiVersion").GetString()!;
        var group = apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion.Split('/')[0] : "";
        return $"{group}/{Plural(composed.GetProperty("kind").GetString()!.ToLowerInvariant())}";
    }

    private static string Plural(string kind) => kind.EndsWith('y') ? $"{kind[..^1]}ies" : $"{kind}s";
}

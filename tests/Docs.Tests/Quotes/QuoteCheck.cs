using System.Text.Json.Nodes;
using Docs.Tests.Pages;
using Docs.Tests.Snippets;

namespace Docs.Tests.Quotes;

/// <summary>
/// Finds conditions and events in a page that the function does not give. What it gives stands in the golden files of its
/// tests, which are made by running it. Blocks marked <c>conditions</c> and <c>events</c> quote whole ones.
/// </summary>
internal static class QuoteCheck
{
    /// <summary>How Crossplane reports a fatal result of the step in our Compositions.</summary>
    public const string FatalPrefix = "cannot compose resources: pipeline step \"compose\" returned a fatal result: ";

    private const string ReasonOfFatal = "ReconcileError";
    private static readonly HashSet<string> Conditions =
    [
        .. Golden("conditions", ToCondition), .. Golden("results", ToSyncedCondition),
    ];
    private static readonly HashSet<string> Events = [.. Golden("results", ToEvent)];

    public static IEnumerable<string> Problems(Fence fence) => (fence.Marks.Has("conditions"), fence.Marks.Has("events")) switch
    {
        (true, _) => Missing(
            fence,
            Conditions,
            quoted => Line(quoted.Text("type"), quoted.Text("status"), quoted.Text("reason"), quoted.Text("message"))),
        (_, true) =>
            Missing(fence, Events, quoted => Line("", quoted.Text("type"), quoted.Text("reason"), quoted.Text("message"))),
        _ => [],
    };

    private static IEnumerable<string> Missing(Fence fence, HashSet<string> golden, Func<JsonObject, string> toLine) =>
        YamlText.Read(fence.Text).Documents is [JsonArray { Count: > 0 } items]
            ? items.OfType<JsonObject>().Select(toLine).Where(line => !golden.Contains(line)).Select(
                line => $"{fence.Place}: no golden file has {line}")
            : [$"{fence.Place}: is no list"];

    private static string Line(string type, string status, string reason, string message) =>
        $"{type} {status} {reason}: {message}".Trim();

    private static string? ToCondition(JsonObject condition) => Line(
        condition.Text("type"),
        condition.Text("status").Replace("Condition", "", StringComparison.Ordinal),
        condition.Text("reason"),
        condition.Text("message"));

    private static string? ToSyncedCondition(JsonObject result) =>
        result.Text("severity") == "Fatal" ? Line("Synced", "False", ReasonOfFatal, FatalPrefix + result.Text("message")) : null;

    private static string? ToEvent(JsonObject result) =>
        result.Text("severity") == "Fatal"
            ? null
            : Line("", result.Text("severity"), result.Text("reason"), result.Text("message"));

    private static IEnumerable<string> Golden(string list, Func<JsonObject, string?> toLine) => Directory
        .EnumerateFiles(Repository.Path("tests/AgentPlatform.Tests"), "expected.yaml", SearchOption.AllDirectories)
        .SelectMany(YamlText.ReadFile)
        .OfType<JsonObject>()
        .SelectMany(document => document[list] as JsonArray ?? [])
        .OfType<JsonObject>()
        .Select(toLine)
        .OfType<string>();
}

using System.Text.Json.Nodes;
using Docs.Tests.Pages;

namespace Docs.Tests.Snippets;

/// <summary>
/// Finds what is wrong in a block of YAML: its syntax, and, of every object of this platform that it holds anywhere, what the
/// schemas or the function refuse. A block holds whole objects, unless it is marked: <c>part=Kind</c> for fields of a valid
/// object of that kind, <c>part</c> for anything else that is not whole, <c>values</c> for those of a Helm chart, <c>claim</c>
/// for a claim.
/// </summary>
internal static class YamlCheck
{
    private static readonly string[] NotObjects = ["values", "conditions", "events", "output"];

    public static async Task<IReadOnlyList<string>> ProblemsAsync(Fence fence)
    {
        var (documents, problem) = YamlText.Read(fence.Text);
        if (problem is not null)
        {
            return [$"{fence.Place}: {problem}"];
        }

        var problems = new List<string>();
        foreach (var document in documents)
        {
            problems.AddRange(await ProblemsAsync(fence, document));
        }

        return [.. problems.Select(found => $"{fence.Place}: {found}")];
    }

    /// <summary>Of a text that is applied to a cluster.</summary>
    public static Task<IReadOnlyList<string>> ManifestProblemsAsync(string place, string text) =>
        ProblemsAsync(new Fence(place, 0, "yaml", FenceMarks.Parse(""), text));

    private static async Task<IReadOnlyList<string>> ProblemsAsync(Fence fence, JsonNode? document)
    {
        if (fence.Marks["part"] is { Length: > 0 } kind)
        {
            return await PartProblemsAsync(kind, document);
        }

        var problems = new List<string>();
        if (!fence.Marks.Has("part") && !fence.Marks.Names.Intersect(NotObjects).Any() && !IsWhole(document))
        {
            problems.Add(
                "is no whole object: say apiVersion, kind and metadata.name, or mark the block, such as with part=AgentExecutor");
        }

        foreach (var own in Objects(document).Where(OwnKinds.Is))
        {
            problems.AddRange(await OwnKinds.ProblemsAsync(fence.Marks.Has("claim") ? OwnKinds.CompositeOf(own) : own));
        }

        return problems;
    }

    private static async Task<IReadOnlyList<string>> PartProblemsAsync(string kind, JsonNode? document)
    {
        if (OwnKinds.Sample(kind) is not { } sample)
        {
            return [$"there is no kind {kind} on this platform"];
        }

        if (document is not JsonObject part)
        {
            return ["is no mapping"];
        }

        sample.Merge(part);
        return await OwnKinds.ProblemsAsync(sample);
    }

    private static bool IsWhole(JsonNode? document) =>
        document is JsonObject value && value.ApiVersion().Length > 0 && value.Kind().Length > 0
        && (value.Name().Length > 0 || value.Metadata().Text("generateName").Length > 0 || value.Kind() == "Kustomization");

    /// <summary>The objects in a tree, such as the inputs in a Composition.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject value when value["kind"] is JsonValue && value["apiVersion"] is JsonValue && !IsReference(value) =>
            Children(value).Prepend(value),
        JsonObject value => Children(value),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<JsonObject> Children(JsonObject value) => value.SelectMany(member => Objects(member.Value));

    /// <summary>Of an owner, a claim, or the kind that a Composition is for.</summary>
    private static bool IsReference(JsonObject value) =>
        value.All(member =>
            member.Key is "apiVersion" or "kind" or "name" or "namespace" or "uid" or "controller" or "blockOwnerDeletion")
        && value.Kind() != "Settings";
}

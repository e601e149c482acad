using System.Text.Json;
using Docs.Tests.Pages;

namespace Docs.Tests.Snippets;

/// <summary>Finds code blocks in languages and with marks that nobody checks.</summary>
internal static class SnippetSyntax
{
    /// <summary>What a block may be, and the marks that mean something there.</summary>
    private static readonly Dictionary<string, string[]> Languages = new(StringComparer.Ordinal)
    {
        ["bash"] = ["exit", "in"],
        ["sh"] = ["file"],
        ["yaml"] = ["example", "file", "part", "values", "claim", "conditions", "events", "output"],
        ["json"] = ["file", "output"],
        ["text"] = ["output"],
        ["diff"] = ["output"],
        ["csharp"] = [],
        ["mermaid"] = ["output"],
        ["promql"] = [],
    };

    public static IEnumerable<string> Problems(Fence fence)
    {
        if (!Languages.TryGetValue(fence.Language, out var marks))
        {
            return [$"{fence.Place}: the language of a code block must be one of {string.Join(", ", Languages.Keys)}, but is "
                + $"\"{fence.Language}\""];
        }

        return
        [
            .. fence.Marks.Names.Except(marks).Select(
                mark => $"{fence.Place}: \"{mark}\" means nothing for a block of {fence.Language}"),
            .. fence.Language == "json" ? JsonProblems(fence) : [],
            .. fence.Marks["example"] is { } path ? ExampleProblems(fence, path) : [],
        ];
    }

    /// <summary>A file that is shown is shown as it is.</summary>
    private static IEnumerable<string> ExampleProblems(Fence fence, string path) =>
        File.Exists(Repository.Path(path)) && File.ReadAllText(Repository.Path(path)) == fence.Text
            ? []
            : [$"{fence.Place}: is not what {path} is"];

    private static IEnumerable<string> JsonProblems(Fence fence)
    {
        try
        {
            JsonDocument.Parse(fence.Text).Dispose();
            return [];
        }
        catch (JsonException exception)
        {
            return [$"{fence.Place}: {exception.Message}"];
        }
    }
}

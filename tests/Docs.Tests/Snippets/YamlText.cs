using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace Docs.Tests.Snippets;

/// <summary>Reads YAML as <c>render</c> reads files, and refuses what that refuses.</summary>
internal static class YamlText
{
    /// <summary>The documents of a text; a problem instead of them if it is no YAML.</summary>
    public static (IReadOnlyList<JsonNode?> Documents, string? Problem) Read(string text)
    {
        try
        {
            return (YamlReader.ReadAll(text), null);
        }
        catch (YamlReadException problem)
        {
            return ([], $"line {problem.Line} of the block: {problem.Message}");
        }
    }

    public static IReadOnlyList<JsonNode?> ReadFile(string path) =>
        Read(File.ReadAllText(path)) is { Problem: null, Documents: var documents }
            ? documents
            : throw new InvalidDataException($"{path} is no YAML");
}

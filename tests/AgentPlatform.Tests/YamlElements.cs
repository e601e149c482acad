using System.Text.Json;
using Kubernetes.Yaml;

namespace AgentPlatform.Tests;

/// <summary>The objects of YAML files as immutable JSON, which requests are made of.</summary>
internal static class YamlElements
{
    public static JsonElement ReadFirst(string path) => Create(YamlFiles.ReadFirst(path));

    public static IEnumerable<JsonElement> ReadAll(string path) => YamlFiles.ReadAll(path).Select(Create);

    private static JsonElement Create(YamlDocument document) => JsonSerializer.SerializeToElement(document.Content);
}

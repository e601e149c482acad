using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace TestSupport;

/// <summary>YAML as immutable JSON: a field that a test expects and that is missing fails the test.</summary>
public static class YamlElements
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = YamlReader.MaxDepth,
    };

    public static JsonElement Parse(string yaml) => Create(YamlReader.Read(yaml));

    public static JsonElement ReadFirst(string path) => Create(YamlFiles.ReadFirst(path).Content);

    public static IEnumerable<JsonElement> ReadAll(string path) =>
        YamlFiles.ReadAll(path).Select(document => Create(document.Content));

    private static JsonElement Create(JsonNode? node) => JsonSerializer.SerializeToElement(node, Options);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubernetes.Yaml.Reading;

namespace Kubernetes.Yaml.Tests;

/// <summary>Both directions between the texts of YAML and JSON.</summary>
internal static class YamlText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = YamlReader.MaxDepth,
    };

    public static string FromJson(string json) => YamlWriter.Write(JsonNode.Parse(json));

    /// <summary>The YAML of <c>{"k": text}</c> without the key and the last line feed.</summary>
    public static string OfString(string text)
    {
        var yaml = YamlWriter.Write(new JsonObject { ["k"] = text });
        yaml.Should().StartWith("k: ");
        return yaml["k: ".Length..^1];
    }

    /// <summary>Reads a document that must be a mapping and the last one, as those of files.</summary>
    public static JsonObject ToObject(string yaml) =>
        JsonConversion.ToObject(NodeParser.Parse(new DocumentText(yaml, FirstLine: 1), mustBeLast: true));

    public static string ToJson(string yaml) => Json(ToObject(yaml));

    public static string Json(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";

    public static YamlReadException Problem(string yaml) =>
        Invoking(() => ToObject(yaml)).Should().ThrowExactly<YamlReadException>().Which;
}

using System.Text.Json;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

/// <summary>Both directions between the texts of YAML and JSON.</summary>
internal static class YamlText
{
    public static string FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FromJson(document.RootElement);
    }

    public static string FromJson(JsonElement json)
    {
        using var output = new StringWriter();
        YamlWriter.Write(json, output);
        return output.ToString();
    }

    /// <summary>The YAML of <c>{"k": text}</c> without the key and the last line feed.</summary>
    public static string OfString(string text)
    {
        var yaml = FromJson($$"""{"k":{{JsonSerializer.Serialize(text)}}}""");
        yaml.Should().StartWith("k: ");
        return yaml["k: ".Length..^1];
    }

    public static JsonElement ToElement(string yaml) =>
        JsonConversion.ToJson(NodeParser.Parse(new DocumentText(yaml, FirstLine: 1), mustBeLast: true));

    public static string ToJson(string yaml) => ToElement(yaml).GetRawText();

    public static YamlProblemException Problem(string yaml) =>
        Invoking(() => ToElement(yaml)).Should().ThrowExactly<YamlProblemException>().Which;
}

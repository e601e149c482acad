using System.Text.Json.Nodes;

namespace Kubernetes.Yaml.Tests.Writing;

public class OutputCheckTests
{
    [Fact]
    public void Write_TextThatCannotBeWritten_IsNamedWithItsPaths() =>
        Problem("""{"a":{"b":["x","\u0080"]},"c\u0085":"\uFFFE","d":"\u0000\u001F\u2028\u0085\uFEFF"}""").Should().Be(
            "cannot marshal the value to YAML: control characters are not allowed:"
            + " the value of a.b[1] contains U+0080,"
            + " the key c\\u0085 contains U+0085,"
            + " the value of c\\u0085 contains U+FFFE");

    [Fact]
    public void WriteAll_DocumentsWithControlCharacters_NamesAllAndWritesNothing()
    {
        var documents = new[] { "\"x\"", "\"\\u007F\"", "[\"\\u0080\",\"\\u0081\"]" }.Select((spec, index) =>
            JsonNode.Parse($$"""{"kind":"A","metadata":{"name":"a{{index}}"},"spec":{{spec}}}"""));
        using var output = new StringWriter();

        Invoking(() => YamlWriter.WriteAll(documents, output)).Should().ThrowExactly<YamlWriteException>().WithMessage(
            "cannot marshal A \"a1\" to YAML: control characters are not allowed: the value of spec contains U+007F;"
            + " cannot marshal A \"a2\" to YAML: control characters are not allowed: the value of spec[0] contains U+0080,"
            + " the value of spec[1] contains U+0081");
        output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Write_DocumentWithControlCharacters_IsRefusedByName()
    {
        var document = JsonNode.Parse("""{"kind":"A","metadata":{"name":"a"},"spec":"\u007F"}""");
        using var output = new StringWriter();

        Invoking(() => YamlWriter.Write(document, output)).Should().ThrowExactly<YamlWriteException>().WithMessage(
            "cannot marshal A \"a\" to YAML: control characters are not allowed: the value of spec contains U+007F");
        output.ToString().Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"\\u007F\"", "the value contains U+007F")]
    [InlineData("[\"\\u007F\"]", "the value of [0] contains U+007F")]
    public void Write_ValueThatIsNoObject_IsRefused(string json, string problem) => Problem(json).Should().Be(
        $"cannot marshal the value to YAML: control characters are not allowed: {problem}");

    /// <summary>JSON has no such numbers, but a tree can hold them.</summary>
    [Fact]
    public void Write_NumbersThatAreNotFinite_AreRefusedWithTheRest()
    {
        var value = new JsonObject
        {
            ["kind"] = "A",
            ["metadata"] = new JsonObject { ["name"] = "\u007F" },
            ["spec"] = new JsonArray(double.NaN, float.NegativeInfinity, 1.5),
        };

        Invoking(() => YamlWriter.Write(value)).Should().ThrowExactly<YamlWriteException>().WithMessage(
            "cannot marshal A \"\u007F\" to YAML:"
            + " control characters are not allowed: the value of metadata.name contains U+007F;"
            + " numbers must be finite: the value of spec[0] is NaN, the value of spec[1] is -Infinity");
    }

    private static string Problem(string json) =>
        Invoking(() => YamlText.FromJson(json)).Should().ThrowExactly<YamlWriteException>().Which.Message;
}

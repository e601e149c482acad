using System.Text.Json;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

public class OutputTextTests
{
    [Theory]
    [InlineData("x\u0085y", "x y")]
    [InlineData("x \u0085 \u0085 y", "x\ny")]
    [InlineData("\u0085\u0085\u0085", "\n\n")]
    [InlineData("\u0085x  y ", " x  y ")]
    [InlineData("x  y\t\u0085", "x  y\t ")]
    public void Fold_NextLines_AreFoldedLikeLineBreaksInQuotes(string text, string expected) =>
        OutputText.Fold(text).Should().Be(expected);

    [Fact]
    public void Problems_TextThatCannotBeWritten_AreNamedWithTheirPaths() =>
        OutputText.Problems(JsonElement.Parse(
            """{"a":{"b":["x","\u0080"]},"c\u0085":"\uFFFE","d":"\u0000\u001F\u2028\u0085\uFEFF"}"""))
            .Should().Equal(
                "the value of a.b[1] contains U+0080",
                "the key c\\u0085 contains U+0085",
                "the value of c\\u0085 contains U+FFFE");

    [Fact]
    public void WriteStream_DocumentsWithControlCharacters_NamesAllAndWritesNothing()
    {
        var documents = new[] { "\"x\"", "\"\\u007F\"", "[\"\\u0080\",\"\\u0081\"]" }.Select((spec, index) =>
            JsonElement.Parse($$"""{"kind":"A","metadata":{"name":"a{{index}}"},"spec":{{spec}}}"""));
        using var output = new StringWriter();

        Invoking(() => YamlWriter.WriteStream(documents, output)).Should().ThrowExactly<RenderException>().WithMessage(
            "cannot marshal A \"a1\" to YAML: control characters are not allowed: the value of spec contains U+007F;"
            + " cannot marshal A \"a2\" to YAML: control characters are not allowed: the value of spec[0] contains U+0080,"
            + " the value of spec[1] contains U+0081");
        output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Write_DocumentWithControlCharacters_IsRefusedByName()
    {
        var document = JsonElement.Parse("""{"kind":"A","metadata":{"name":"a"},"spec":"\u007F"}""");
        using var output = new StringWriter();

        Invoking(() => YamlWriter.Write(document, output)).Should().ThrowExactly<RenderException>().WithMessage(
            "cannot marshal A \"a\" to YAML: control characters are not allowed: the value of spec contains U+007F");
        output.ToString().Should().BeEmpty();
    }
}

using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Kubernetes.Yaml.Tests.Reading;

/// <summary>
/// The corrections of the library's scanner, each with what the library makes of the text without it. A test that fails after
/// an update of the library means that the library has changed, and that the correction may no longer be needed.
/// </summary>
public class ReferenceScannerTests
{
    [Theory]
    [InlineData("a: |\n%b c\n", """{"a":""}""")]
    [InlineData("%FOO b\n---\na: b\n", """{"a":"b"}""")]
    [InlineData("%YAML 1.2\n---\na: b\n", """{"a":"b"}""")]
    [InlineData("a: [b?c]\n", """{"a":["b?c"]}""")]
    [InlineData("a: [@b]\n", """{"a":["@b"]}""")]
    [InlineData("a: {b\n  c: d}\n", """{"a":{"b c":"d"}}""")]
    [InlineData("a: {b: &c 'd'- }\n", """{"a":{"b":"d"}}""")]
    [InlineData("a: \"\\/\"\n", """{"a":"/"}""")]
    [InlineData("a: \"\\ud83d\\ude00\"\n", """{"a":"\uD83D\uDE00"}""")]
    [InlineData("-\ta\n", """["a"]""")]
    [InlineData("a: |\n  \tb\n", """{"a":"\tb\n"}""")]
    [InlineData("a: &b:c d\n", """{"a":"d"}""")]
    [InlineData("a: !!str,\n  b\n", null)]
    [InlineData("|\nb\n", "\"b\\n\"")]
    public void Read_TextThatTheReferenceRefuses_IsRefused(string yaml, string? json)
    {
        if (json is not null)
        {
            JsonNode.DeepEquals(YamlEventReader.Read(yaml), JsonNode.Parse(json)).Should().BeTrue("that is what the library reads");
        }

        YamlText.Problem(yaml).Message.Should().NotBeEmpty("the reference refuses it");
    }

    [Theory]
    [InlineData("a: \"b\"#c\n", """{"a":"b"}""")]
    [InlineData("a: [b]#c\n", """{"a":["b"]}""")]
    [InlineData("a: [b,#c\n  d]\n", """{"a":["b","d"]}""")]
    [InlineData("a: [-]\n", """{"a":["-"]}""")]
    [InlineData("a: \"\\'\"\n", """{"a":"'"}""")]
    [InlineData("a: |\n    \n    b\n", """{"a":"\nb\n"}""")]
    [InlineData("a: |2\n     \n  b\n", """{"a":"   \nb\n"}""")]
    [InlineData("a: >\n    \n  \nb: c\n", """{"a":"","b":"c"}""")]
    public void Read_TextThatTheReferenceAccepts_IsRead(string yaml, string json)
    {
        Record.Exception(() => YamlEventReader.Read(yaml)).Should().Match<Exception>(
            exception => exception is YamlException || exception is InvalidOperationException, "that is what the library does");

        YamlText.ToJson(yaml).Should().Be(json, "the reference reads it");
    }

    [Fact]
    public void Read_ColonAfterAnAsterisk_EndsTheKey()
    {
        YamlEventReader.Read("x *y: b\n")!.GetValue<string>().Should().Be("x *y: b", "that is what the library reads");

        YamlText.ToJson("x *y: b\n").Should().Be("""{"x *y":"b"}""");
    }

    [Theory]
    [InlineData("x{ *y: b\n", """{"x{ *y":"b"}""")]
    [InlineData("x, *y: b\n", """{"x, *y":"b"}""")]
    [InlineData("a:\n  - x - *y: b\n", """{"a":[{"x - *y":"b"}]}""")]
    [InlineData("a: &x 1\nb: [*x, *x]\nc:\n  - *x\n  - {d: *x}\n", """{"a":1,"b":[1,1],"c":[1,{"d":1}]}""")]
    public void Read_AsteriskWithinText_IsTextAndOthersAreAliases(string yaml, string json) =>
        YamlText.ToJson(yaml).Should().Be(json);

    [Fact]
    public void Read_ByteOrderMarkAfterASeparator_IsNoPartOfTheKey()
    {
        YamlEventReader.Read("---\n\uFEFFa: b\n")!.ToJsonString().Should().Contain("FEFF", "that is what the library reads");

        YamlText.ToJson("---\n\uFEFFa: b\n").Should().Be("""{"a":"b"}""");
    }

    [Theory]
    [InlineData("a: \"\\x01\\x02\\x03\\uFFFE\"\n", "\u0001\u0002\u0003\uFFFE")]
    [InlineData("a: \"\U00010001\\'\U00010402 *\"\n", "\U00010001'\U00010402 *")]
    [InlineData("a: '\U00010002\\''' \n", "\U00010002\\'")]
    [InlineData("a: \U00010403\\' \\\\' b *c\n", "\U00010403\\' \\\\' b *c")]
    public void Read_CharactersThatAreHiddenFromTheLibrary_ArePutBack(string yaml, string text) =>
        YamlText.ToObject(yaml)["a"]!.GetValue<string>().Should().Be(text);

    [Theory]
    [InlineData("a: |\n    \n  b\n", 3, 3)]
    [InlineData("a: {b: 'c' 'd'}\n", 1, 12)]
    [InlineData("a: {b: c]}\n", 1, 9)]
    [InlineData("a: {b :, c: d}\n", 1, 7)]
    [InlineData("a: \"\U0001F600\" \"b\"\n", 1, 8)]
    [InlineData("a: b # c\n\t# d\n", 2, 1)]
    [InlineData("a: \"b\nc\"\n", 2, 1)]
    [InlineData("a: [b,\nc]\n", 2, 1)]
    public void Read_InvalidYaml_IsRefusedWithItsPlace(string yaml, int line, int column)
    {
        var place = YamlText.Problem(yaml).Place;

        (place.Line, place.Column).Should().Be(((long)line, (long)column));
    }
}

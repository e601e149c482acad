using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

/// <summary>
/// What makes a reader of our own necessary: YamlDotNet reads these texts in another way than the reference. A test that fails
/// after an update means that the library has changed; if all do, the library can take the place of our reader again.
/// </summary>
public class OtherReaderTests
{
    [Theory]
    [InlineData("a: |\n%b c\n", """{"a":""}""")]
    [InlineData("a: [b?c]\n", """{"a":["b?c"]}""")]
    [InlineData("a: \"\\/\"\n", """{"a":"/"}""")]
    [InlineData("a: \"\\ud83d\\ude00\"\n", """{"a":"\uD83D\uDE00"}""")]
    [InlineData("-\ta\n", """["a"]""")]
    [InlineData("a: |\n  \tb\n", """{"a":"\tb\n"}""")]
    [InlineData("%YAML 1.2\n---\na: b\n", """{"a":"b"}""")]
    public void Read_TextThatTheReferenceRefuses_IsAccepted(string yaml, string json)
    {
        JsonNode.DeepEquals(YamlEventReader.Read(yaml), JsonNode.Parse(json)).Should().BeTrue("that is what YamlDotNet reads");

        YamlText.Problem(yaml).Message.Should().NotBeEmpty("the reference refuses it");
    }

    [Theory]
    [InlineData("a: \"b\"#c\n", """{"a":"b"}""")]
    [InlineData("a: [b]#c\n", """{"a":["b"]}""")]
    [InlineData("a: |#c\n  b\n", """{"a":"b\n"}""")]
    [InlineData("a: \"\\'\"\n", """{"a":"'"}""")]
    [InlineData("a: \"b\nc\"\n", """{"a":"b c"}""")]
    [InlineData("a: [b,\nc]\n", """{"a":["b","c"]}""")]
    public void Read_TextThatTheReferenceAccepts_IsRefused(string yaml, string json)
    {
        Record.Exception(() => YamlEventReader.Read(yaml)).Should().Match<Exception>(
            exception => exception is YamlException || exception is InvalidOperationException, "that is what YamlDotNet does");

        YamlText.ToJson(yaml).Should().Be(json, "the reference reads it");
    }
}

using System.Text.Json.Nodes;

namespace Kubernetes.Yaml.Tests;

public class YamlReaderTests
{
    [Theory]
    [InlineData("", "null")]
    [InlineData("# comment\n", "null")]
    [InlineData("a", "\"a\"")]
    [InlineData("[1, x]", "[1,\"x\"]")]
    [InlineData("a: 1\n---\nb: [\n", """{"a":1}""")]
    public void Read_Text_IsItsFirstValue(string text, string json) => YamlText.Json(YamlReader.Read(text)).Should().Be(json);

    [Fact]
    public void ReadAll_Text_IsTheValuesOfAllDocuments() =>
        YamlReader.ReadAll("a: 1\n---\n# comment\n---\n- x\n---\ntext\n").Select(YamlText.Json).Should().Equal(
            """{"a":1}""", "null", """["x"]""", "\"text\"");

    [Theory]
    [InlineData("a: 1\n---\nb:\n  c: 1\n  c: 2\n", 5, 3, "the key \"c\" is already set on line 4")]
    [InlineData("a: 1\n--- b\n", 2, 1, "only a comment may follow --- on its line, but b does")]
    public void ReadAll_MistakeInALaterDocument_HasItsPlaceInTheText(string text, int line, int column, string message)
    {
        var problem = Invoking(() => YamlReader.ReadAll(text)).Should().ThrowExactly<YamlReadException>().Which;

        (problem.Line, problem.Column, problem.Message).Should().Be(((long)line, (long)column, message));
    }

    [Fact]
    public void ReadAllMappings_Text_IsTheMappingsOfAllDocuments() =>
        YamlReader.ReadAllMappings("a: 1\n---\n# comment\n---\n{}\n---\n~\n").Select(YamlText.Json).Should().Equal(
            """{"a":1}""", "null", "{}", "null");

    [Theory]
    [InlineData("a: 1\n---\n\n  - x\n", 4, 3, "the document must be a mapping, but it is a list")]
    [InlineData("text\n", 1, 1, "the document must be a mapping, but it is a single value")]
    [InlineData("a: 1\n---\nb: [\n", null, null, null)]
    public void ReadAllMappings_OfAnythingElse_HasItsPlaceInTheText(string text, int? line, int? column, string? message)
    {
        var problem = Invoking(() => YamlReader.ReadAllMappings(text)).Should().ThrowExactly<YamlReadException>().Which;

        problem.Line.Should().Be(line ?? problem.Line).And.BeGreaterThan(0);
        (problem.Column, problem.Message).Should().Be((column ?? problem.Column, message ?? problem.Message));
    }

    [Fact]
    public void Read_Numbers_CanBeReadAsAnyTypeThatHoldsThem()
    {
        var numbers = YamlReader.Read("[1, 18446744073709551615, 0.1]")!.AsArray();

        (numbers[0]!.GetValue<int>(), numbers[0]!.GetValue<long>(), numbers[0]!.GetValue<double>()).Should().Be((1, 1L, 1.0));
        numbers[1]!.GetValue<ulong>().Should().Be(ulong.MaxValue);
        (numbers[2]!.GetValue<double>(), numbers[2]!.GetValue<decimal>()).Should().Be((0.1, 0.1m));
    }

    /// <summary>A node has one place in a tree, so that whoever changes it changes nothing else.</summary>
    [Fact]
    public void Read_Aliases_AreCopies()
    {
        var tree = YamlReader.Read("a: &a {b: [1]}\nc: *a\n")!.AsObject();

        tree["c"]!["b"]!.AsArray().Add((JsonNode)2);

        YamlText.Json(tree).Should().Be("""{"a":{"b":[1]},"c":{"b":[1,2]}}""");
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Kubernetes.Yaml.Tests.Reading;

public class NodeParserTests
{
    [Theory]
    [InlineData("a: 1\nb:\n\t- x\n", 3, 1)]
    [InlineData("a:\n  b: 1\n  \tc: 1\n", 3, 3)]
    [InlineData("a: 1\n b: 2\n", 2, 3)]
    [InlineData("- a\nb: 1\n", 2, 1)]
    [InlineData("a: b: c\n", 1, 5)]
    [InlineData("a: \"x\n", 1, 4)]
    [InlineData("a: \"\\q\"\n", 1, 5)]
    [InlineData("a: \"\\ud800\"\n", 1, 5)]
    [InlineData("a: @x\n", 1, 4)]
    [InlineData("a: {b: 1\n", 2, 1)]
    [InlineData("a: [1\nb: 2\n", 2, 1)]
    [InlineData(": \n : ", 1, 1)]
    [InlineData("a: |\n  b\n%c\nd: 1\n", 3, 1)]
    [InlineData("a: |\n  b\n\tc\n", 3, 1)]
    [InlineData("a: [b?c]\n", 1, 6)]
    [InlineData("%YAML 1.2\n---\na: 1\n", 1, 1)]
    [InlineData("9223372036854775808: a\n", 1, 1)]
    [InlineData("[a]\nb: 1\n", 2, 1)]
    public void Parse_InvalidYaml_IsRefusedWithItsPlace(string yaml, int line, int column)
    {
        var problem = YamlText.Problem(yaml);

        problem.Place.Should().Be(new TextPlace(line, column));
        problem.Message.Should().NotBeEmpty();
    }

    [Fact]
    public void Parse_TextWithAnAsterisk_IsRead() =>
        YamlText.ToJson("x *y: b\n/*: c *d* e:f\n").Should().Be("""{"x *y":"b","/*":"c *d* e:f"}""");

    [Fact]
    public void Parse_TextWithAnAmpersandOrExclamationMarkBeforeAnAsterisk_IsRead() =>
        YamlText.ToJson("1 &a *]: b\nx !y *z: c\nd & *: e\n").Should().Be("""{"1 &a *]":"b","x !y *z":"c","d & *":"e"}""");

    [Fact]
    public void Parse_TabWithinALiteral_IsTextAfterTheIndentation() =>
        YamlText.ToJson("a: |2\n  \tb\nc: |\n  d\n  \te\n").Should().Be("""{"a":"\tb\n","c":"d\n\te\n"}""");

    [Theory]
    [InlineData("\uFEFFa: 1\nb: 2\n")]
    [InlineData("---\n\uFEFFa: 1\nb: 2\n")]
    [InlineData("# comment\n\uFEFFa: 1\nb: 2\n")]
    public void Parse_ByteOrderMarkBeforeTheDocument_IsNoPartOfItsFirstKey(string yaml) =>
        YamlText.ToJson(yaml).Should().Be("""{"a":1,"b":2}""");

    [Fact]
    public void Parse_PiecesOfYamlInAnyOrder_AreReadOrRefused()
    {
        string[] pieces =
        [
            "a", "b: ", "- ", "? ", ": ", ":", "\n", "\n  ", "\n\t", " ", "\t", "[", "]", "{", "}", ",", "&a ", "*a", "!!int ",
            "!x!y ", "!<", "|", ">9",
            "'", "\"", "\\", "#", "%YAML 1.1\n", "%TAG ! x\n", "---\n", "...\n", "<<: ", "@", "`", "~", "1", "\u0085", "\u2028",
            "\U0001F600",
        ];
        var texts = Gen.Choose(0, 12).SelectMany(count => Gen.Elements(pieces).ListOf(count)).Select(string.Concat);

        Prop.ForAll(Arb.From(texts), text => Record.Exception(() => YamlText.ToObject(text)) is null or YamlReadException)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260102, 1));
    }

    [Theory]
    [InlineData("a: 1\nb: x\0y", 2, 5, "the control character U+0000 is not allowed")]
    [InlineData("a: \u001Bx", 1, 4, "the control character U+001B is not allowed")]
    public void Parse_ControlCharacter_IsRefused(string yaml, int line, int column, string message)
    {
        var problem = YamlText.Problem(yaml);

        (problem.Place.Line, problem.Place.Column, problem.Message).Should().Be(((long)line, (long)column, message));
    }

    [Fact]
    public void Parse_HalfOfASurrogatePair_IsRefused()
    {
        foreach (var half in (string[])["\uD83D", "\uDE00", "\uDC01", "\uD83D\uD83D\uDE00"])
        {
            var problem = YamlText.Problem($"a: 1\nb: \U0001F600{half}");

            problem.Place.Should().Be(new TextPlace(2, 5));
            problem.Message.Should().Be($"U+{(int)half[0]:X4} stands for no character: it is half of a surrogate pair");
        }
    }

    [Fact]
    public void Parse_AliasWithoutAnchor_IsRefused() =>
        YamlText.Problem("a: *x\nb: &x 1").Message.Should().Be("the alias *x has no anchor before it");

    [Fact]
    public void Parse_AnchorSetTwice_RefersToTheOneBefore() =>
        YamlText.ToJson("a: &x 1\nb: *x\nc: &x 2\nd: *x").Should().Be("""{"a":1,"b":1,"c":2,"d":2}""");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("[{a: ", "}]")]
    public void Parse_NestedDeeperThanTheMaximum_IsRefused(string open, string close)
    {
        var yaml =
            $"a: {string.Concat(Enumerable.Repeat(open, YamlReader.MaxDepth))}{string.Concat(Enumerable.Repeat(close, YamlReader.MaxDepth))}";

        YamlText.Problem(yaml).Message.Should().Be("lists and mappings may be nested at most 256 deep");
    }

    [Fact]
    public void Parse_NestedToTheMaximum_IsRead()
    {
        var lists = YamlReader.MaxDepth - 1;

        YamlText.ToJson($"a: {new string('[', lists)}{new string(']', lists)}").Should().Be(
            $$"""{"a":{{new string('[', lists)}}{{new string(']', lists)}}}""");
    }

    [Fact]
    public void Parse_DocumentAfterAnEndMarker_IsRefusedIfTheFirstMustBeTheLast()
    {
        var problem = YamlText.Problem("a: 1\n...\nb: 2\n");

        problem.Place.Line.Should().Be(3);
        problem.Message.Should().Be("a second document starts here; documents must be separated by a line of ---");
    }

    [Fact]
    public void Parse_DocumentEndMarker_IsAccepted() => YamlText.ToJson("a: 1\n...\n").Should().Be("""{"a":1}""");
}

namespace Kubernetes.Yaml.Tests.Reading;

public class JsonConversionTests
{
    [Theory]
    [InlineData("b: 1\na: 2", """{"b":1,"a":2}""")]
    [InlineData("a:\n- x\n-\n- - z", """{"a":["x",null,["z"]]}""")]
    [InlineData("a: &x {b: 1}\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("""{"a": [1, "b", null, true, 1.5e3]}""", """{"a":[1,"b",null,true,1500]}""")]
    [InlineData("a: x # comment\n# comment\nb: http://x#y", """{"a":"x","b":"http://x#y"}""")]
    [InlineData("a:\n  x\n  y", """{"a":"x y"}""")]
    [InlineData("a: \u4E2D<>&'", "{\"a\":\"\u4E2D<>&'\"}")]
    public void ToJson_Document_IsTheSameValue(string yaml, string json) => YamlText.ToJson(yaml).Should().Be(json);

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData(".NAN")]
    public void ToJson_NumberThatIsNotFinite_IsRefused(string number)
    {
        var problem = YamlText.Problem($"a:\n  b: {number}");

        (problem.Place.Line, problem.Place.Column, problem.Message).Should().Be(
            (2L, 6L, $"the number {number} has no equivalent in JSON"));
    }

    [Theory]
    [InlineData("", "the document must be a mapping, but it is empty")]
    [InlineData("# only this\n", "the document must be a mapping, but it is empty")]
    [InlineData("---\n", "the document must be a mapping, but it is empty")]
    [InlineData("- a", "the document must be a mapping, but it is a list")]
    [InlineData("text", "the document must be a mapping, but it is a single value")]
    [InlineData("''", "the document must be a mapping, but it is a single value")]
    public void ToJson_NoMapping_IsRefused(string yaml, string message) =>
        YamlText.Problem(yaml).Message.Should().Be(message);

    [Fact]
    public void ToJson_NestedTooDeepThroughAliases_IsRefused()
    {
        var half = YamlReader.MaxDepth / 2;
        var lists = new string('[', half) + "{0}" + new string(']', half);
        var yaml = "a: &a " + lists.Replace("{0}", "1", StringComparison.Ordinal) + "\nb: "
            + lists.Replace("{0}", "*a", StringComparison.Ordinal);

        YamlText.Problem(yaml).Message.Should().Be("lists and mappings may be nested at most 256 deep, aliases included");
    }
}

namespace Crossplane.Functions.Rendering.Tests.Yaml;

public class MappingEntriesTests
{
    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "a", 3, 1)]
    [InlineData("x:\n  1: a\n  \"1\": b", "1", 3, 2)]
    [InlineData("{a: 1, a: 2}", "a", 1, 1)]
    public void Of_KeyTwice_IsRefusedWithBothLines(string yaml, string key, int line, int firstLine)
    {
        var problem = YamlText.Problem(yaml);

        problem.Place.Line.Should().Be(line);
        problem.Message.Should().Be($"the key \"{key}\" is already set on line {firstLine}");
    }

    [Theory]
    [InlineData("<<: *x\nc: 3", """{"a":1,"b":2,"c":3}""")]
    [InlineData("<<: *x\na: 9", """{"a":9,"b":2}""")]
    [InlineData("a: 9\n<<: *x", """{"a":1,"b":2}""")]
    [InlineData("<<: [*x, *y]", """{"a":1,"d":4,"b":2}""")]
    [InlineData("<<: {a: 5}", """{"a":5}""")]
    [InlineData("<<: [{a: 5}]", """{"a":5}""")]
    [InlineData("<<: []", "{}")]
    [InlineData("!!merge \"<<\": *x", """{"a":1,"b":2}""")]
    [InlineData("\"<<\": *x", """{"<<":{"a":1,"b":2}}""")]
    [InlineData("a: <<", """{"a":"<<"}""")]
    public void Of_MergeKey_BringsTheEntriesOfItsMappings(string yaml, string expected)
    {
        var text = "x: &x {a: 1, b: 2}\ny: &y {a: 0, d: 4}\nk:\n  " + yaml.Replace("\n", "\n  ", StringComparison.Ordinal);

        YamlText.ToElement(text).GetProperty("k").GetRawText().Should().Be(expected);
    }

    [Fact]
    public void Of_MergeOfAMergedMapping_BringsBoth() =>
        YamlText.ToJson("x: &x {a: 1}\nw: &y {<<: *x, b: 2}\nz: {<<: *y, c: 3}").Should().Be(
            """{"x":{"a":1},"w":{"a":1,"b":2},"z":{"a":1,"b":2,"c":3}}""");

    [Theory]
    [InlineData("<<: 1")]
    [InlineData("<<: ~")]
    [InlineData("<<: [1]")]
    [InlineData("x: &x [1]\n<<: *x")]
    public void Of_MergeOfAnythingElse_IsRefused(string yaml) =>
        YamlText.Problem(yaml).Message.Should().Be("the value of << must be a mapping or a list of mappings");
}

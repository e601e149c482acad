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

        Assert.Equal(line, problem.Place.Line);
        Assert.Equal($"the key \"{key}\" is already set on line {firstLine}", problem.Message);
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

        Assert.Equal(expected, YamlText.ToElement(text).GetProperty("k").GetRawText());
    }

    [Fact]
    public void Of_MergeOfAMergedMapping_BringsBoth() => Assert.Equal(
        """{"x":{"a":1},"w":{"a":1,"b":2},"z":{"a":1,"b":2,"c":3}}""",
        YamlText.ToJson("x: &x {a: 1}\nw: &y {<<: *x, b: 2}\nz: {<<: *y, c: 3}"));

    [Theory]
    [InlineData("<<: 1")]
    [InlineData("<<: ~")]
    [InlineData("<<: [1]")]
    [InlineData("x: &x [1]\n<<: *x")]
    public void Of_MergeOfAnythingElse_IsRefused(string yaml) =>
        Assert.Equal("the value of << must be a mapping or a list of mappings", YamlText.Problem(yaml).Message);
}

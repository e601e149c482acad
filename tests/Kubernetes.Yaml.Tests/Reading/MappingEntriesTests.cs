namespace Kubernetes.Yaml.Tests.Reading;

public class MappingEntriesTests
{
    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "a", 3, 1)]
    [InlineData("x:\n  1: a\n  \"1\": b", "1", 3, 2)]
    [InlineData("{a: 1, a: 2}", "a", 1, 1)]
    public void Resolve_KeyTwice_IsRefusedWithBothLines(string yaml, string key, int line, int firstLine)
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
    public void Resolve_MergeKey_BringsTheEntriesOfItsMappings(string yaml, string expected)
    {
        var text = "x: &x {a: 1, b: 2}\ny: &y {a: 0, d: 4}\nk:\n  " + yaml.Replace("\n", "\n  ", StringComparison.Ordinal);

        YamlText.Json(YamlText.ToObject(text)["k"]).Should().Be(expected);
    }

    [Fact]
    public void Resolve_MergeOfAMergedMapping_BringsBoth() =>
        YamlText.ToJson("x: &x {a: 1}\nw: &y {<<: *x, b: 2}\nz: {<<: *y, c: 3}").Should().Be(
            """{"x":{"a":1},"w":{"a":1,"b":2},"z":{"a":1,"b":2,"c":3}}""");

    [Theory]
    [InlineData("<<: 1")]
    [InlineData("<<: ~")]
    [InlineData("<<: [1]")]
    [InlineData("x: &x [1]\n<<: *x")]
    public void Resolve_MergeOfAnythingElse_IsRefused(string yaml) =>
        YamlText.Problem(yaml).Message.Should().Be("the value of << must be a mapping or a list of mappings");

    [Theory]
    [InlineData("on", "true")]
    [InlineData("n", "false")]
    [InlineData("0x10", "16")]
    [InlineData("1.50", "1.5")]
    [InlineData("0.1", "0.1")]
    [InlineData("1234567.5", "1.2345675e+06")]
    [InlineData(".inf", ".inf")]
    [InlineData("-.inf", "-.inf")]
    [InlineData(".nan", ".nan")]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("'on'", "on")]
    [InlineData("!!binary YQ==", "a")]
    public void ReadKey_Scalar_IsText(string key, string expected) =>
        YamlText.ToJson($"{key}: 1").Should().Be($$"""{"{{expected}}":1}""");

    [Fact]
    public void ReadKey_Alias_IsTheTextOfItsAnchor() =>
        YamlText.ToJson("a: &x b\n*x : 1").Should().Be("""{"a":"b","b":1}""");

    [Theory]
    [InlineData("~: 1", "a key must be text, but it is null")]
    [InlineData("? [a]\n: 1", "a key must be text, but it is a list or a mapping")]
    [InlineData("{}: 1", "a key must be text, but it is a list or a mapping")]
    public void ReadKey_AnythingElse_IsRefused(string yaml, string message) =>
        YamlText.Problem(yaml).Message.Should().Be(message);
}

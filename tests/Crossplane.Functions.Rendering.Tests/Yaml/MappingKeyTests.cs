namespace Crossplane.Functions.Rendering.Tests.Yaml;

public class MappingKeyTests
{
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
    public void Of_Scalar_IsText(string key, string expected) =>
        YamlText.ToJson($"{key}: 1").Should().Be($$"""{"{{expected}}":1}""");

    [Fact]
    public void Of_Alias_IsTheTextOfItsAnchor() =>
        YamlText.ToJson("a: &x b\n*x : 1").Should().Be("""{"a":"b","b":1}""");

    [Theory]
    [InlineData("~: 1", "a key must be text, but it is null")]
    [InlineData("? [a]\n: 1", "a key must be text, but it is a list or a mapping")]
    [InlineData("{}: 1", "a key must be text, but it is a list or a mapping")]
    public void Of_AnythingElse_IsRefused(string yaml, string message) =>
        YamlText.Problem(yaml).Message.Should().Be(message);
}

namespace Kubernetes.Yaml.Tests.Reading;

public class ScalarTagsTests
{
    [Theory]
    [InlineData("!!str 12", "\"12\"")]
    [InlineData("!!str", "\"\"")]
    [InlineData("!!int \"12\"", "12")]
    [InlineData("!!float 1", "1")]
    [InlineData("!!float \"1.5\"", "1.5")]
    [InlineData("!!bool \"yes\"", "true")]
    [InlineData("!!null \"\"", "null")]
    [InlineData("!!timestamp 2024-01-01", "\"2024-01-01\"")]
    [InlineData("!!binary aGVsbG8=", "\"hello\"")]
    [InlineData("!!binary |\n  aGVs\n  bG8=", "\"hello\"")]
    [InlineData("!!binary /w==", "\"\uFFFD\"")]
    [InlineData("!own 12", "\"12\"")]
    [InlineData("! 12", "\"12\"")]
    [InlineData("! \"12\"", "\"12\"")]
    [InlineData("! ~", "\"~\"")]
    [InlineData("!", "\"\"")]
    [InlineData("\"12\"", "\"12\"")]
    [InlineData("'yes'", "\"yes\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("|\n  12", "\"12\"")]
    [InlineData(">-\n  a\n  b", "\"a b\"")]
    [InlineData("\"a\\tb\\u00e9\\U0001F600\"", "\"a\\tb\u00E9\U0001F600\"")]
    [InlineData("!!seq [1]", "[1]")]
    public void Resolve_TaggedOrQuotedScalar_FollowsTagAndQuotes(string yaml, string json) =>
        (System.Text.Json.Nodes.JsonNode.Parse(YamlText.ToJson("k: " + yaml))?["k"]?.ToJsonString()).Should().Be(
            System.Text.Json.Nodes.JsonNode.Parse(json)?.ToJsonString());

    [Theory]
    [InlineData("!!int abc", "\"abc\" is not a value of !!int")]
    [InlineData("!!int 1.5", "\"1.5\" is not a value of !!int")]
    [InlineData("!!float abc", "\"abc\" is not a value of !!float")]
    [InlineData("!!bool 1", "\"1\" is not a value of !!bool")]
    [InlineData("!!null a", "\"a\" is not a value of !!null")]
    [InlineData("!!timestamp a", "\"a\" is not a value of !!timestamp")]
    [InlineData("!!binary a", "the value of !!binary must be base64")]
    public void Resolve_TextThatDoesNotFitItsTag_IsRefused(string yaml, string message)
    {
        var problem = YamlText.Problem("a: 1\nk: " + yaml);

        (problem.Place.Line, problem.Place.Column, problem.Message).Should().Be((2L, 4L, message));
    }
}

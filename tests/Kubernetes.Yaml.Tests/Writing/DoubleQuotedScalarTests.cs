namespace Kubernetes.Yaml.Tests.Writing;

public class DoubleQuotedScalarTests
{
    [Theory]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("\0\a\b\v\f\r\u001B", "\"\\0\\a\\b\\v\\f\\r\\e\"")]
    [InlineData("\u0001", "\"\\x01\"")]
    [InlineData("\t\u2028\u2029", "\"\\t\\L\\P\"")]
    [InlineData("a\uFEFF", "\"a\\uFEFF\"")]
    [InlineData("\U0001F600", "\"\\U0001F600\"")]
    [InlineData("\t\"\\", "\"\\t\\\"\\\\\"")]
    [InlineData("\t\u00A0\u00E9", "\"\\t\u00A0\u00E9\"")]
    public void Write_SpecialCharacters_AreEscaped(string text, string expected) =>
        YamlText.OfString(text).Should().Be(expected);

    [Fact]
    public void Write_ByteOrderMarkFirst_EscapesEverything() =>
        YamlText.OfString("\uFEFFa \u00E9").Should().Be("\"\\uFEFFa\\x20\\xE9\"".Replace("a", "\\x61", StringComparison.Ordinal));

    [Fact]
    public void Write_LongText_IsWrappedAtASpace()
    {
        var words = new string('a', 80);

        YamlText.OfString($"\t{words} b").Should().Be($"\"\\t{words}\n  b\"");
    }

    [Fact]
    public void Write_SeveralSpacesAtTheWrap_KeepsThemBehindABackslash()
    {
        var words = new string('a', 80);

        YamlText.OfString($"\t{words}   b").Should().Be($"\"\\t{words}\n  \\  b\"");
    }
}

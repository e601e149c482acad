using AgentPlatform.Values;

namespace AgentPlatform.Tests.Values;

public class TextTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("huge", "\"huge\"")]
    [InlineData("a\tb\nc\u001bd", "\"a·b·c·d\"")]
    public void Quote_Text_IsShownInOneLine(string text, string expected) => Text.Quote(text).Should().Be(expected);

    [Fact]
    public void Quote_TextOf80Characters_IsWhole()
    {
        var text = new string('a', 80);

        Text.Quote(text).Should().Be($"\"{text}\"");
    }

    [Fact]
    public void Quote_LongerText_IsCut() => Text.Quote(new string('a', 81)).Should().Be($"\"{new string('a', 80)}…\"");

    [Fact]
    public void Quote_CutWithinASurrogatePair_LeavesTheCharacterOut() =>
        Text.Quote(new string('a', 79) + "\U0001F680b").Should().Be($"\"{new string('a', 79)}…\"");
}

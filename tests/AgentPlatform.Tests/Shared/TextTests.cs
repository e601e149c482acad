using AgentPlatform.Shared;

namespace AgentPlatform.Tests.Shared;

public class TextTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("huge", "\"huge\"")]
    [InlineData("a\tb\nc\u001bd", "\"a·b·c·d\"")]
    public void Quote_Text_IsShownInOneLine(string text, string expected) => Assert.Equal(expected, Text.Quote(text));

    [Fact]
    public void Quote_TextOf80Characters_IsWhole()
    {
        var text = new string('a', 80);

        Assert.Equal($"\"{text}\"", Text.Quote(text));
    }

    [Fact]
    public void Quote_LongerText_IsCut() => Assert.Equal($"\"{new string('a', 80)}…\"", Text.Quote(new string('a', 81)));

    [Fact]
    public void Quote_CutWithinASurrogatePair_LeavesTheCharacterOut() =>
        Assert.Equal($"\"{new string('a', 79)}…\"", Text.Quote(new string('a', 79) + "\U0001F680b"));
}

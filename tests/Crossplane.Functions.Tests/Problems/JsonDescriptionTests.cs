using Crossplane.Functions.Problems;

namespace Crossplane.Functions.Tests.Problems;

public class JsonDescriptionTests
{
    [Fact]
    public void Quote_ControlCharacters_AreShownAsDots() =>
        Assert.Equal("\"a·b·\"", JsonDescription.Quote("a\nb\u001b"));

    [Fact]
    public void Quote_LongText_IsCut() =>
        Assert.Equal($"\"{new string('x', 60)}…\"", JsonDescription.Quote(new string('x', 61)));

    [Fact]
    public void Quote_TextOfTheLongestLength_IsWhole() =>
        Assert.Equal($"\"{new string('x', 60)}\"", JsonDescription.Quote(new string('x', 60)));

    [Fact]
    public void Quote_SurrogatePairAtTheCut_IsNotHalved() =>
        Assert.Equal($"\"{new string('x', 59)}…\"", JsonDescription.Quote(new string('x', 59) + "😀😀"));
}

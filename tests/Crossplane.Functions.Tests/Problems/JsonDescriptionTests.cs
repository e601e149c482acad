using Crossplane.Functions.Problems;

namespace Crossplane.Functions.Tests.Problems;

public class JsonDescriptionTests
{
    [Fact]
    public void Quote_ControlCharacters_AreShownAsDots() =>
        JsonDescription.Quote("a\nb\u001b").Should().Be("\"a·b·\"");

    [Fact]
    public void Quote_LongText_IsCut() =>
        JsonDescription.Quote(new string('x', 61)).Should().Be($"\"{new string('x', 60)}…\"");

    [Fact]
    public void Quote_TextOfTheLongestLength_IsWhole() =>
        JsonDescription.Quote(new string('x', 60)).Should().Be($"\"{new string('x', 60)}\"");

    [Fact]
    public void Quote_SurrogatePairAtTheCut_IsNotHalved() =>
        JsonDescription.Quote(new string('x', 59) + "😀😀").Should().Be($"\"{new string('x', 59)}…\"");
}

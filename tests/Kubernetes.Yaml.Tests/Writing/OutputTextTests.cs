using Kubernetes.Yaml.Writing;

namespace Kubernetes.Yaml.Tests.Writing;

public class OutputTextTests
{
    [Theory]
    [InlineData("x\u0085y", "x y")]
    [InlineData("x \u0085 \u0085 y", "x\ny")]
    [InlineData("\u0085\u0085\u0085", "\n\n")]
    [InlineData("\u0085x  y ", " x  y ")]
    [InlineData("x  y\t\u0085", "x  y\t ")]
    public void Fold_NextLines_AreFoldedLikeLineBreaksInQuotes(string text, string expected) =>
        OutputText.Fold(text).Should().Be(expected);
}

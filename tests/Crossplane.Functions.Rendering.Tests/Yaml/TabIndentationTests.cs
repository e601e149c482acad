using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

public class TabIndentationTests
{
    [Theory]
    [InlineData("a:\n\tb: 1", 10, 11, 1)]
    [InlineData("a:\r\n \tb: 1", 10, 11, 2)]
    [InlineData("\ta:\n\tb: 1", 11, 11, 1)]
    [InlineData("a: 1\n  \t\n", 10, 11, 3)]
    public void Find_TabBeforeTheContentOfALine_IsItsPlace(string text, int from, int line, int column) =>
        TabIndentation.Find(new DocumentText(text, FirstLine: 10), new TextPlace(from, 1)).Should().Be(
            new TextPlace(line, column));

    [Theory]
    [InlineData("")]
    [InlineData("a:\tb\nc: 1\t# d")]
    public void Find_TabElsewhere_IsNull(string text) =>
        TabIndentation.Find(new DocumentText(text, FirstLine: 1), new TextPlace(1, 1)).Should().BeNull();
}

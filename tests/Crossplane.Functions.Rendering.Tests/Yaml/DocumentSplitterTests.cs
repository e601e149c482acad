using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

public class DocumentSplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a: 1", "1:a: 1")]
    [InlineData("---\na: 1\n", "2:a: 1\n")]
    [InlineData("a: 1\n---\nb: 2\n", "1:a: 1\n|3:b: 2\n")]
    [InlineData("a: 1\n---\n---\nb: 2\n---", "1:a: 1\n|4:b: 2\n")]
    [InlineData("a: 1\r\n---\r\nb: 2\r\n", "1:a: 1\r\n|3:b: 2\r\n")]
    [InlineData("--- \t\na: 1\n--- # next\nb: 2", "2:a: 1\n|4:b: 2")]
    [InlineData("a: 1\n--- {b: 2}\n", "1:a: 1\n|2:--- {b: 2}\n")]
    [InlineData("a: 1\n# comment\n---\n# comment\n", "1:a: 1\n# comment\n|4:# comment\n")]
    [InlineData("---\n\n---\na: 1", "2:\n|4:a: 1")]
    [InlineData("a:\n ---\n---b: 1\n", "1:a:\n ---\n---b: 1\n")]
    public void Split_Text_IsDocumentsWithTheirFirstLines(string text, string expected) =>
        string.Join("|", DocumentSplitter.Split(text).Select(part => $"{part.FirstLine}:{part.Text}")).Should().Be(expected);
}

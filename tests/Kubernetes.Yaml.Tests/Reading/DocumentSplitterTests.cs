using Kubernetes.Yaml.Reading;

namespace Kubernetes.Yaml.Tests.Reading;

public class DocumentSplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a: 1", "1:a: 1")]
    [InlineData("---\na: 1\n", "1:---\na: 1\n")]
    [InlineData("a: 1\n---\nb: 2\n", "1:a: 1\n|3:b: 2\n")]
    [InlineData("a: 1\n---\n---\nb: 2\n---", "1:a: 1\n|3:---\nb: 2\n")]
    [InlineData("---\n---\na: 1", "1:---\n|3:a: 1")]
    [InlineData("a: 1\n---\n---\n", "1:a: 1\n|3:---\n")]
    [InlineData("a: 1\r\n---\r\nb: 2\r\n", "1:a: 1\r\n|3:b: 2\r\n")]
    [InlineData("--- \t\na: 1\n--- # next\nb: 2\n---# tight\nc: 3", "1:--- \t\na: 1\n|4:b: 2\n|6:c: 3")]
    [InlineData("a: 1\n# comment\n---\n# comment\n", "1:a: 1\n# comment\n|4:# comment\n")]
    [InlineData("---\n\n---\na: 1", "1:---\n\n|4:a: 1")]
    [InlineData("a:\n ---\n", "1:a:\n ---\n")]
    public void Split_Text_IsDocumentsWithTheirFirstLines(string text, string expected) =>
        string.Join("|", DocumentSplitter.Split(text).Select(part => $"{part.FirstLine}:{part.Text}")).Should().Be(expected);

    [Theory]
    [InlineData("a: 1\n--- {b: 2}\n", 2, "{b: 2}")]
    [InlineData("---b: 1\n", 1, "b: 1")]
    [InlineData("-----\n", 1, "--")]
    public void Split_TextAfterASeparator_IsRefused(string text, int line, string found)
    {
        var problem = Invoking(() => DocumentSplitter.Split(text).ToArray()).Should().ThrowExactly<YamlReadException>().Which;

        problem.Place.Should().Be(new TextPlace(line, 1));
        problem.Message.Should().Be($"only a comment may follow --- on its line, but {found} does");
    }
}

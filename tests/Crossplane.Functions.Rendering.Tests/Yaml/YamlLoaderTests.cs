using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

public sealed class YamlLoaderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("# comment\n---\na: 1\n---\n[not, a, mapping]\n")]
    [InlineData("a: 1\n...\nb: 2\n")]
    public void LoadFirst_SeveralDocuments_IsTheFirst(string text)
    {
        var document = YamlLoader.LoadFirst(_directory.Write("a.yaml", text));

        document.Content.GetRawText().Should().Be("""{"a":1}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# comment\n")]
    [InlineData("---\n---\na: 1\n")]
    public void LoadFirst_FirstDocumentIsEmpty_IsRefused(string text)
    {
        var path = _directory.Write("a.yaml", text);

        var exception = Invoking(() => YamlLoader.LoadFirst(path)).Should().ThrowExactly<InputException>().Which;

        exception.Message.Should().StartWith($"cannot read \"{path}\", line ");
        exception.Message.Should().EndWith(": the document must be a mapping, but it is empty");
    }

    [Fact]
    public void LoadAll_File_IsItsDocumentsInOrder()
    {
        var path = _directory.Write("a.yaml", "---\na: 1\n---\nb: 2\n---\n");

        var documents = YamlLoader.LoadAll(path);

        documents.Select(document => document.Content.GetRawText()).Should().Equal("""{"a":1}""", """{"b":2}""");
        documents.Select(document => (document.File, document.Index)).Should().Equal((path, 0), (path, 1));
        documents.Select(document => document.Source).Should().Equal($"\"{path}\"", $"\"{path}\", document 2");
    }

    [Fact]
    public void LoadAll_Directory_IsTheDocumentsOfItsFiles()
    {
        var second = _directory.Write("b.yaml", "b: 2\n---\nc: 3\n");
        var first = _directory.Write("a.yml", "a: 1\n");

        YamlLoader.LoadAll(_directory.Path).Select(document => (document.File, document.Index)).Should().Equal(
            (first, 0), (second, 0), (second, 1));
    }

    [Fact]
    public void LoadAll_EmptyFile_IsNoDocument() => YamlLoader.LoadAll(_directory.Write("a.yaml", "")).Should().BeEmpty();

    [Theory]
    [InlineData("# comment\n---\nb: 2\n")]
    [InlineData("---\n---\nb: 2\n")]
    [InlineData("null\n---\nb: 2\n")]
    [InlineData("\n---\nb: 2\n")]
    public void LoadAll_DocumentWithoutContent_IsAnEmptyMapping(string text)
    {
        var documents = YamlLoader.LoadAll(_directory.Write("a.yaml", text));

        documents.Select(document => (document.Content.GetRawText(), document.IsEmpty)).Should().Equal(
            ("{}", true), ("""{"b":2}""", false));
    }

    [Fact]
    public void LoadAll_EmptyMapping_IsNotTakenForNoContent() =>
        YamlLoader.LoadAll(_directory.Write("a.yaml", "{}\n")).Should().ContainSingle().Which.IsEmpty.Should().BeFalse();

    [Theory]
    [InlineData("- a\n", "it is a list")]
    [InlineData("a: 1\n---\ntext\n", "it is a single value")]
    public void LoadAll_DocumentOfAnotherKind_IsRefused(string text, string what)
    {
        var path = _directory.Write("a.yaml", text);

        Invoking(() => YamlLoader.LoadAll(path)).Should().ThrowExactly<InputException>().Which.Message.Should().EndWith(
            $": the document must be a mapping, but {what}");
    }

    [Fact]
    public void LoadAll_MistakeInALaterDocument_NamesTheLineOfTheFile()
    {
        var path = _directory.Write("a.yaml", "a: 1\n---\nb:\n  c: 1\n  c: 2\n");

        var exception = Invoking(() => YamlLoader.LoadAll(path)).Should().ThrowExactly<InputException>().Which;

        exception.Message.Should().Be($"cannot read \"{path}\", line 5, column 3: the key \"c\" is already set on line 4");
    }

    [Fact]
    public void LoadAll_MissingFile_IsRefusedWithItsPath()
    {
        var path = Path.Combine(_directory.Path, "missing.yaml");

        var exception = Invoking(() => YamlLoader.LoadAll(path)).Should().ThrowExactly<InputException>().Which;

        exception.Message.Should().Be($"cannot read \"{path}\": there is no such file or directory");
    }
}

namespace Kubernetes.Yaml.Tests;

public sealed class YamlFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("# comment\n---\na: 1\n---\n[not, a, mapping]\n")]
    [InlineData("a: 1\n...\nb: 2\n")]
    public void ReadFirst_SeveralDocuments_IsTheFirst(string text)
    {
        var document = YamlFiles.ReadFirst(_directory.Write("a.yaml", text));

        YamlText.Json(document.Content).Should().Be("""{"a":1}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# comment\n")]
    [InlineData("---\n---\na: 1\n")]
    public void ReadFirst_FirstDocumentIsEmpty_IsRefused(string text)
    {
        var path = _directory.Write("a.yaml", text);

        var exception = Invoking(() => YamlFiles.ReadFirst(path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().StartWith($"cannot read \"{path}\", line ");
        exception.Message.Should().EndWith(": the document must be a mapping, but it is empty");
    }

    [Fact]
    public void ReadAll_File_IsItsDocumentsInOrder()
    {
        var path = _directory.Write("a.yaml", "---\na: 1\n---\nb: 2\n---\n");

        var documents = YamlFiles.ReadAll(path);

        documents.Select(document => YamlText.Json(document.Content)).Should().Equal("""{"a":1}""", """{"b":2}""");
        documents.Select(document => (document.File, document.Index)).Should().Equal((path, 0), (path, 1));
        documents.Select(document => document.Source).Should().Equal($"\"{path}\"", $"\"{path}\", document 2");
    }

    [Fact]
    public void ReadAll_Directory_IsTheDocumentsOfItsFiles()
    {
        var second = _directory.Write("b.yaml", "b: 2\n---\nc: 3\n");
        var first = _directory.Write("a.yml", "a: 1\n");

        YamlFiles.ReadAll(_directory.Path).Select(document => (document.File, document.Index)).Should().Equal(
            (first, 0), (second, 0), (second, 1));
    }

    [Fact]
    public void ReadAll_EmptyFile_IsNoDocument() => YamlFiles.ReadAll(_directory.Write("a.yaml", "")).Should().BeEmpty();

    [Theory]
    [InlineData("# comment\n---\nb: 2\n")]
    [InlineData("---\n---\nb: 2\n")]
    [InlineData("null\n---\nb: 2\n")]
    [InlineData("\n---\nb: 2\n")]
    public void ReadAll_DocumentWithoutContent_IsAnEmptyMapping(string text)
    {
        var documents = YamlFiles.ReadAll(_directory.Write("a.yaml", text));

        documents.Select(document => (YamlText.Json(document.Content), document.IsEmpty)).Should().Equal(
            ("{}", true), ("""{"b":2}""", false));
    }

    [Fact]
    public void ReadAll_EmptyMapping_IsNotTakenForNoContent() =>
        YamlFiles.ReadAll(_directory.Write("a.yaml", "{}\n")).Should().ContainSingle().Which.IsEmpty.Should().BeFalse();

    [Theory]
    [InlineData("- a\n", "it is a list")]
    [InlineData("a: 1\n---\ntext\n", "it is a single value")]
    public void ReadAll_DocumentOfAnotherKind_IsRefused(string text, string what)
    {
        var path = _directory.Write("a.yaml", text);

        Invoking(() => YamlFiles.ReadAll(path)).Should().ThrowExactly<YamlFileException>().Which.Message.Should().EndWith(
            $": the document must be a mapping, but {what}");
    }

    [Fact]
    public void ReadAll_MistakeInALaterDocument_NamesTheLineOfTheFile()
    {
        var path = _directory.Write("a.yaml", "a: 1\n---\nb:\n  c: 1\n  c: 2\n");

        var exception = Invoking(() => YamlFiles.ReadAll(path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().Be($"cannot read \"{path}\", line 5, column 3: the key \"c\" is already set on line 4");
        (exception.File, exception.Line, exception.Column).Should().Be((path, 5L, 3L));
    }

    [Fact]
    public void ReadAll_MissingFile_IsRefusedWithItsPath()
    {
        var path = Path.Combine(_directory.Path, "missing.yaml");

        var exception = Invoking(() => YamlFiles.ReadAll(path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().Be($"cannot read \"{path}\": there is no such file or directory");
        (exception.File, exception.Line, exception.Column).Should().Be((path, null, null));
    }

    [Fact]
    public void ReadAll_DirectoryWithoutFiles_IsNamedInTheException() =>
        Invoking(() => YamlFiles.ReadAll(_directory.Path)).Should().ThrowExactly<YamlFileException>()
            .Which.File.Should().Be(_directory.Path);

    [Fact]
    public void Files_OfNull_AreRefused()
    {
        Action[] calls =
        [
            () => YamlFiles.ReadFirst(null!),
            () => YamlFiles.ReadAll(null!),
            () => YamlFiles.FindBelow(null!),
            () => YamlFiles.ReadText(null!),
        ];

        calls.Should().AllSatisfy(call => call.Should().ThrowExactly<ArgumentNullException>());
    }

    [Fact]
    public void FindBelow_Directory_SortsFilesOfTheExtensions()
    {
        string[] files = ["b.yaml", "a/c.yml", "a/b.json", "d.txt"];
        Array.ForEach(files, file => _directory.Write(file, "{}"));

        YamlFiles.FindBelow(_directory.Path).Select(file => Path.GetRelativePath(_directory.Path, file)).Should().Equal(
            "a/c.yml", "b.yaml");
        YamlFiles.FindBelow(_directory.Path, ".json", ".txt").Select(file => Path.GetRelativePath(_directory.Path, file))
            .Should().Equal("a/b.json", "d.txt");
    }

    [Fact]
    public void ReadText_FileWithByteOrderMark_IsItsText() =>
        YamlFiles.ReadText(_directory.Write("a.txt", "\uFEFFtext")).Should().Be("text");
}

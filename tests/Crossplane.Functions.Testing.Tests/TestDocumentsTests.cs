namespace Crossplane.Functions.Testing.Tests;

public sealed class TestDocumentsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("{\"a\": {\"b\": \"c\"}}")]
    [InlineData("a:\n  b: c\n")]
    [InlineData("---\na: {b: c}\n---\n# nothing\n")]
    public void Parse_OfOneDocument_ReadsIt(string text) => TestDocuments.Parse(text).GetString("a.b").Should().Be("c");

    [Theory]
    [InlineData("", "cannot read the text: it must hold one document, but holds 0")]
    [InlineData("{}\n---\n{}\n", "cannot read the text: it must hold one document, but holds 2")]
    [InlineData("a: {\n", "cannot read the text, line *")]
    [InlineData("a: b\na: c\n", "cannot read the text, line 2, column 1: *")]
    [InlineData("- a\n", "cannot read the text, line 1, column 1: the document must be a mapping, but it is a list")]
    [InlineData("a\n", "cannot read the text, line 1, column 1: the document must be a mapping, but it is a single value")]
    [InlineData("{}\n---\n\n  7\n", "cannot read the text, line 4, column 3: the document must be a mapping, *")]
    [InlineData("a: 9007199254740993\n", "cannot read the text: *a*")]
    public void Parse_OfAnythingElse_SaysWhatIsWrong(string text, string message) =>
        Invoking(() => TestDocuments.Parse(text)).Should().Throw<FunctionTestException>().WithMessage(message);

    /// <summary>YAML may be as deep as a document, but not each number that YAML has is one of a document.</summary>
    [Fact]
    public void Text_ThatIsNoDocument_IsRefusedInASentence()
    {
        var file = _directory["deep.yaml"];
        var deep = string.Concat(Enumerable.Repeat("{a: ", 255)) + "1" + new string('}', 255);
        File.WriteAllText(file, "a: 9007199254740993\n");

        TestDocuments.Parse(deep).GetObject("a.a").Should().NotBeNull();
        Invoking(() => TestDocuments.Read(file)).Should().Throw<FunctionTestException>()
            .WithMessage($"cannot read \"{file}\": a: *");
    }

    [Fact]
    public void ReadAll_OfFile_ReadsItsDocumentsInOrder()
    {
        File.WriteAllText(_directory["a.yaml"], "name: one\n---\n---\nname: two\n");

        TestDocuments.ReadAll(_directory["a.yaml"]).Select(document => document.GetString("name")).Should().Equal("one", "two");
    }

    [Fact]
    public void Read_OfFile_NamesItInTheProblem()
    {
        File.WriteAllText(_directory["a.yaml"], "a: b\n---\nc: d\n");

        Invoking(() => TestDocuments.Read(_directory["a.yaml"])).Should().Throw<FunctionTestException>()
            .WithMessage($"cannot read \"{_directory["a.yaml"]}\": it must hold one document, but holds 2");
        Invoking(() => TestDocuments.Read(_directory["b.yaml"])).Should().Throw<FunctionTestException>()
            .WithMessage("*b.yaml*");
    }
}

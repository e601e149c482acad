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
    [InlineData("- a\n", "cannot read the text: a document must be a mapping, but is a list")]
    [InlineData("a\n", "cannot read the text: a document must be a mapping, but is a value")]
    [InlineData("a: 9007199254740993\n", "cannot read the text: *a*")]
    public void Parse_OfAnythingElse_SaysWhatIsWrong(string text, string message) =>
        Invoking(() => TestDocuments.Parse(text)).Should().Throw<FunctionTestException>().WithMessage(message);

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
            .WithMessage($"cannot read {_directory["a.yaml"]}: it must hold one document, but holds 2");
        Invoking(() => TestDocuments.Read(_directory["b.yaml"])).Should().Throw<FunctionTestException>()
            .WithMessage("*b.yaml*");
    }
}

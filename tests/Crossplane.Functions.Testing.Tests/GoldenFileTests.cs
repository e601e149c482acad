namespace Crossplane.Functions.Testing.Tests;

public sealed class GoldenFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Verify_OfTheSameText_Passes()
    {
        File.WriteAllText(_directory["a"], "text\n");

        Invoking(() => GoldenFile.Verify(_directory["a"], "text\n", update: false)).Should().NotThrow();
    }

    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "line 2 on:\n- b\n- c\n- \n+ B\n+ c\n+ \n")]
    [InlineData("a\n", "a\nb\n", "line 2 on:\n- \n+ b\n+ \n")]
    [InlineData("a", "a\nb", "line 2 on:\n- (the end)\n+ b\n")]
    [InlineData("a\nb", "a", "line 2 on:\n- b\n+ (the end)\n")]
    public void Verify_OfOtherText_ShowsTheFirstDifference(string expected, string actual, string difference)
    {
        File.WriteAllText(_directory["a"], expected);

        Invoking(() => GoldenFile.Verify(_directory["a"], actual, update: false)).Should().Throw<FunctionTestException>()
            .WithMessage($"the text must be that of \"{_directory["a"]}\", but differs from {difference}"
                + "If the change is wanted, run the tests with UPDATE_GOLDEN=1.");
        File.ReadAllText(_directory["a"]).Should().Be(expected);
    }

    [Fact]
    public void Verify_OfMissingFile_SaysHowToWriteIt()
    {
        Invoking(() => GoldenFile.Verify(_directory["a"], "text", update: false)).Should().Throw<FunctionTestException>()
            .WithMessage(
                $"cannot compare with \"{_directory["a"]}\": there is no such file; write it, or run the tests "
                    + "with UPDATE_GOLDEN=1");
        File.Exists(_directory["a"]).Should().BeFalse();
    }

    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    public void Verify_WithUpdate_WritesAndFailsAllTheSame(string before)
    {
        File.WriteAllText(_directory["a"], before);

        Invoking(() => GoldenFile.Verify(_directory["a"], "new", update: true)).Should().Throw<FunctionTestException>()
            .WithMessage($"rewrote \"{_directory["a"]}\": look at what has changed, then run the tests without UPDATE_GOLDEN");
        File.ReadAllText(_directory["a"]).Should().Be("new");
    }
}

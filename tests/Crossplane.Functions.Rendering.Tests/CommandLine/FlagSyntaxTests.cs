namespace Crossplane.Functions.Rendering.Tests.CommandLine;

public class FlagSyntaxTests
{
    private const string SoonIsNoDuration =
        "--timeout: expected duration above zero and at most 2562047h, such as 90s, 2m or 500ms, but got \"soon\"";

    [Theory]
    [InlineData("-xr", "--include-full-xr|--include-function-results")]
    [InlineData("-xofile", "--include-full-xr|--observed-resources=file")]
    [InlineData("-o=file", "--observed-resources==file")]
    [InlineData("-o|file", "--observed-resources=file")]
    [InlineData("-o|", "--observed-resources|")]
    [InlineData("-o|-", "--observed-resources=-")]
    [InlineData("--observed-resources=-x", "--observed-resources=-x")]
    [InlineData("--xrd|a=b:c", "--xrd=a=b:c")]
    [InlineData("--include-context=1", "--include-context=True")]
    [InlineData("--include-context=YES", "--include-context=True")]
    [InlineData("--include-context=no", "--include-context=False")]
    [InlineData("-c|false", "--include-context|false")]
    [InlineData("--|-x|-o", "--|-x|-o")]
    [InlineData("-|a", "-|a")]
    [InlineData("--help", "--help")]
    [InlineData("-h", "--help")]
    public void Translate_Arguments_AreThoseOfSystemCommandLine(string arguments, string expected) =>
        string.Join('|', RenderCommand.Translate(arguments.Split('|'))).Should().Be(expected);

    [Theory]
    [InlineData("-x=false", "unknown flag -=")]
    [InlineData("-xq", "unknown flag -q")]
    [InlineData("--timeout:5s", "unknown flag --timeout:5s")]
    [InlineData("--include-context=on", "--include-context: bool value must be true, 1, yes, false, 0 or no but got \"on\"")]
    [InlineData("-o|-x", "--observed-resources: expected PATH value but got \"-x\"; perhaps try --observed-resources=\"-x\"?")]
    [InlineData("--timeout|--xrd|a", "--timeout: expected DURATION value but got \"--xrd\"; perhaps try --timeout=\"--xrd\"?")]
    [InlineData("--nothing|value", "unknown flag --nothing")]
    [InlineData("--problem-of-syntax=a", "unknown flag --problem-of-syntax")]
    [InlineData("--timeout=1s|--timeout=soon", SoonIsNoDuration)]
    [InlineData("--timeout=soon|--timeout=1s", SoonIsNoDuration)]
    [InlineData("--max-concurrency=+5", "--max-concurrency: expected a valid 64 bit uint but got \"+5\"")]
    [InlineData("--max-concurrency= 5", "--max-concurrency: expected a valid 64 bit uint but got \" 5\"")]
    [InlineData("--|a|-x", "unexpected argument -x")]
    public async Task Run_SyntaxThatTheReferenceRefuses_IsAUsageError(string arguments, string problem)
    {
        using var example = new ExampleFiles();

        var run = await CommandRun.RunAsync([example.Composite, example.Files.Composition, .. arguments.Split('|')]);

        run.Code.Should().Be(RenderCommand.UsageError);
        run.Error.Should().EndWith($"\ncrossplane: error: {problem}\n");
    }

    [Fact]
    public async Task Run_FlagWithoutAValue_IsAUsageError()
    {
        using var example = new ExampleFiles();

        var run = await CommandRun.RunAsync([example.Composite, example.Files.Composition, "-o"]);

        run.Code.Should().Be(RenderCommand.UsageError);
        run.Error.Should().EndWith("--observed-resources: expected PATH value but got EOL\n");
    }
}

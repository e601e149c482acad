using System.CommandLine;

namespace Crossplane.Functions.Rendering.Tests;

public class RenderCommandTests
{
    [Fact]
    public void Report_ErrorsCannotBeWritten_StillHasItsExitCode()
    {
        using var closed = new BrokenWriter(new IOException());
        var parsed = new RootCommand { RenderCommand.Create() }.Parse(["render"]);

        RenderCommand.Report(parsed, closed).Should().Be(RenderCommand.UsageError);
    }

    [Fact]
    public async Task Report_NoArguments_NamesThoseThatAreRequired()
    {
        var run = await CommandRun.RunAsync([]);

        run.Code.Should().Be(RenderCommand.UsageError);
        run.Output.Should().BeEmpty();
        run.Error.Should().EndWith("\ncrossplane: error: expected \"<composite-resource> <composition>\"\n");
    }

    [Fact]
    public async Task Invoke_Help_NamesEveryFlag()
    {
        var run = await CommandRun.RunAsync(["--help"]);

        run.Code.Should().Be(0);
        string[] flags =
        [
            "-o, --observed-resources", "-e, --required-resources", "--xrd", "--context-files", "--context-values",
            "-r, --include-function-results", "-x, --include-full-xr", "-c, --include-context", "--timeout", "--extra-resources",
            "-s, --required-schemas", "--function-credentials", "-a, --function-annotations", "-f, --project-file",
            "--crossplane-version",
            "--crossplane-image", "--crossplane-binary", "--crossplane-docker-network", "--cache-dir", "--max-concurrency",
            "--verbose", "--config",
            "--diff", "--graph", "--validate", "--watch",
        ];
        flags.Should().AllSatisfy(flag => run.Output.Should().Contain(flag));
    }

    [Fact]
    public async Task Invoke_FunctionThatThrows_PrintsTheExceptionAndFails()
    {
        using var example = new ExampleFiles();

        var run = await CommandRun.RunAsync(
            [example.Files.Composite, example.Files.Composition, example.Functions],
            new InProcessFunction("function-example", new Broken()));

        run.Code.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("InvalidOperationException: a mistake");
        run.Error.Should().EndWith(
            "crossplane: error: cannot render composite resource: pipeline step \"only\" returned a fatal result: cannot run "
                + "function: internal error; the function's log has the details\n");
    }

    /// <summary>In the context that is printed, a value stands two levels deeper than it was given.</summary>
    [Theory]
    [InlineData(255, 0)]
    [InlineData(256, 1)]
    public async Task Invoke_DeepContext_IsPrintedOrRefused(int depth, int code)
    {
        using var example = new ExampleFiles();
        var value = new string('[', depth) + new string(']', depth);

        var run = await CommandRun.RunAsync(
            [
                example.Files.Composite, example.Files.Composition, example.Functions, "--include-context",
                $"--context-values=key={value}",
            ],
            new InProcessFunction("function-example", new Idle()));

        run.Error.Should().Be(code == 0
            ? ""
            : "crossplane: error: cannot render composite resource: cannot send the pipeline context:"
                + " it is nested deeper than 256 levels\n");
        run.Code.Should().Be(code);
        run.Output.Contains("- []\nkind: Context\n", StringComparison.Ordinal).Should().Be(code == 0);
    }

    private sealed class Idle : IFunction
    {
        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class Broken : IFunction
    {
        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a mistake");
    }
}

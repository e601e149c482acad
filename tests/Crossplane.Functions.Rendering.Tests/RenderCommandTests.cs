using System.CommandLine;

namespace Crossplane.Functions.Rendering.Tests;

public class RenderCommandTests
{
    [Fact]
    public void Report_ErrorsCannotBeWritten_StillHasItsExitCode()
    {
        using var closed = new BrokenWriter(new IOException());
        var parsed = new RootCommand { RenderCommand.Create() }.Parse(["render"]);

        Assert.Equal(RenderCommand.UsageError, RenderCommand.Report(parsed, closed));
    }

    [Fact]
    public async Task Report_NoArguments_NamesThoseThatAreRequired()
    {
        var run = await CommandRun.RunAsync([]);

        Assert.Equal(RenderCommand.UsageError, run.Code);
        Assert.Equal("", run.Output);
        Assert.EndsWith("\ncrossplane: error: expected \"<composite-resource> <composition>\"\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_Help_NamesEveryFlag()
    {
        var run = await CommandRun.RunAsync(["--help"]);

        Assert.Equal(0, run.Code);
        string[] flags =
        [
            "-o, --observed-resources", "-e, --required-resources", "--xrd", "--context-files", "--context-values",
            "-r, --include-function-results", "-x, --include-full-xr", "-c, --include-context", "--timeout", "--extra-resources",
            "-s, --required-schemas", "--function-credentials", "-a, --function-annotations", "-f, --project-file", "--crossplane-version",
            "--crossplane-image", "--crossplane-binary", "--crossplane-docker-network", "--cache-dir", "--max-concurrency", "--verbose", "--config",
            "--diff", "--graph", "--validate", "--watch",
        ];
        Assert.All(flags, flag => Assert.Contains(flag, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invoke_FunctionThatThrows_PrintsTheExceptionAndFails()
    {
        using var example = new ExampleFiles();

        var run = await CommandRun.RunAsync(
            [example.Files.Composite, example.Files.Composition, example.Functions], new InProcessFunction("function-example", new Broken()));

        Assert.Equal(1, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains("InvalidOperationException: a mistake", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "crossplane: error: cannot render composite resource: pipeline step \"only\" returned a fatal result: cannot run function: internal error; the function's log has the details\n",
            run.Error,
            StringComparison.Ordinal);
    }

    private sealed class Broken : IFunction
    {
        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a mistake");
    }
}

using Crossplane.Functions.Rendering.CommandLine;

namespace Crossplane.Functions.Rendering.Tests;

public sealed class RenderSessionTests : IDisposable
{
    private readonly ExampleFiles _example = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose()
    {
        _example.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task RunAsync_Interrupted_IsNoTimeout()
    {
        using var interrupt = new CancellationTokenSource();
        var function = new CountingFunction(_ => interrupt.Cancel());

        var code = await RunAsync(Arguments(), function, interrupt.Token);

        code.Should().Be(130);
        _error.ToString().Should().Be("crossplane: error: interrupted\n");
        _output.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task RunAsync_Timeout_NamesTheStep()
    {
        var function = new CountingFunction(_ => { }, TimeSpan.FromMinutes(1));

        var code = await RunAsync(
            Arguments() with { Timeout = TimeSpan.FromMilliseconds(200) }, function, CancellationToken.None);

        code.Should().Be(255);
        _error.ToString().Should().Be(
            "crossplane: error: cannot render composite resource: cannot run Composition pipeline step \"only\": timed out\n");
    }

    [Fact]
    public async Task RunAsync_OutputCannotBeWritten_IsAnError()
    {
        using var full = new BrokenWriter(new IOException("No space left on device"));

        var code = await RunAsync(new RenderConsole(full, _error));

        code.Should().Be(1);
        _error.ToString().Should().Be("crossplane: error: cannot write the output: No space left on device\n");
    }

    [Fact]
    public async Task RunAsync_OutputIsClosed_NamesTheCauseBelow()
    {
        using var closed = new BrokenWriter(
            new UnauthorizedAccessException("Access is denied.", new IOException("Bad file descriptor")));

        var code = await RunAsync(new RenderConsole(closed, _error));

        code.Should().Be(1);
        _error.ToString().Should().Be("crossplane: error: cannot write the output: Bad file descriptor\n");
    }

    [Fact]
    public async Task RunAsync_ErrorsCannotBeWritten_StillHasItsExitCode()
    {
        using var closed = new BrokenWriter(new UnauthorizedAccessException());
        File.WriteAllText(_example.Composite, "");

        (await RunAsync(new RenderConsole(_output, closed))).Should().Be(1);
    }

    [Fact]
    public async Task RunAsync_Watch_RendersAgainUntilItIsInterrupted()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var function = new CountingFunction(calls =>
        {
            if (calls == 1)
            {
                File.AppendAllText(_example.Composite, "# A comment.\n");
            }
            else
            {
                interrupt.Cancel();
            }
        });

        var code = await RunAsync(Arguments() with { Watch = true }, function, interrupt.Token);

        code.Should().Be(0);
        function.Calls.Should().Be(2);
        _error.ToString().Should().Be($"note: rendering again: {_example.Composite} changed\n");
        _output.ToString().Should().StartWith("---\napiVersion: example.org/v1\n");
    }

    private RenderArguments Arguments() =>
        new() { Files = _example.Files, Functions = _example.Functions, Timeout = TimeSpan.FromSeconds(30) };

    private Task<int> RunAsync(RenderConsole console) =>
        new RenderSession(Arguments(), [new InProcessFunction("function-example", new CountingFunction(_ => { }))], console)
            .RunAsync(CancellationToken.None);

    private Task<int> RunAsync(RenderArguments arguments, IFunction function, CancellationToken cancellationToken) =>
        new RenderSession(arguments,
        [
            new InProcessFunction("function-example", function),
        ], new RenderConsole(_output, _error)).RunAsync(cancellationToken);

    private sealed class CountingFunction(Action<int> onCall, TimeSpan delay = default) : IFunction
    {
        public int Calls { get; private set; }

        public async ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
        {
            onCall(++Calls);
            await Task.Delay(delay, cancellationToken);
        }
    }
}

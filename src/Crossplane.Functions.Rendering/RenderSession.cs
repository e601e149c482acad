using Crossplane.Functions.Conversion;
using Crossplane.Functions.Rendering.CommandLine;

namespace Crossplane.Functions.Rendering;

/// <summary>An invocation of <c>render</c>: renders once or, with <c>--watch</c>, after every change of an input.</summary>
internal sealed class RenderSession
{
    private const int Failure = 1;
    private const int Interrupted = 130;
    private const int TimedOut = 255;

    private readonly RenderArguments _arguments;
    private readonly RenderConsole _console;
    private readonly RenderRun _run;

    public RenderSession(RenderArguments arguments, IReadOnlyList<InProcessFunction> inProcess, RenderConsole console)
    {
        _arguments = arguments;
        _console = console;
        _run = new RenderRun(arguments, inProcess, console);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var flag in _arguments.WithoutEffect)
        {
            _console.Note($"{flag} has no effect: nothing runs in a container and nothing is downloaded.");
        }

        return _arguments.Watch
            ? await WatchAsync(cancellationToken).ConfigureAwait(false)
            : await RenderAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> WatchAsync(CancellationToken cancellationToken)
    {
        var watch = new InputWatch(_arguments.Inputs());
        try
        {
            while (true)
            {
                await RenderAsync(cancellationToken).ConfigureAwait(false);
                var changed = await watch.WaitAsync(cancellationToken).ConfigureAwait(false);
                _console.Note($"rendering again: {string.Join(", ", changed)} changed");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private async Task<int> RenderAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var output = new StringWriter { NewLine = "\n" };
            var code = await _run.RunAsync(output, cancellationToken).ConfigureAwait(false);
            await _console.PrintAsync(output.ToString()).ConfigureAwait(false);
            return code;
        }
        catch (Exception exception)
            when (cancellationToken.IsCancellationRequested && exception is RenderException or OperationCanceledException)
        {
            if (!_arguments.Watch)
            {
                _console.Fail("interrupted");
            }

            return Interrupted;
        }
        catch (Exception exception) when (exception is RenderException or ConversionException)
        {
            _console.Fail(exception.Message);
            return exception is RenderException { IsTimeout: true } ? TimedOut : Failure;
        }
    }
}

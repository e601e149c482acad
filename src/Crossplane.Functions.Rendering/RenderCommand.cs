using System.CommandLine;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Rendering.Inputs;

namespace Crossplane.Functions.Rendering;

/// <summary>
/// <c>render XR COMPOSITION FUNCTIONS</c>: prints what Crossplane would make of a composite, without a cluster and without
/// containers. Arguments and flags are named as those of <c>crossplane composition render</c>.
/// </summary>
public static class RenderCommand
{
    /// <summary>The exit code for a wrong command line, as that of the <c>crossplane</c> command.</summary>
    public const int UsageError = 80;

    private const int Failure = 1;

    /// <summary>
    /// Makes the command. Its action prints to the invocation's output and error; it returns 0, or 1 with one line on error
    /// and nothing on output.
    /// </summary>
    /// <param name="inProcess">The functions that run in this process; every other one must listen.</param>
    public static Command Create(params IReadOnlyList<InProcessFunction> inProcess)
    {
        var flags = new RenderFlags();
        var command = new Command("render", "Print what Crossplane would make of a composite, without a cluster and without containers.");
        flags.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(flags.Read(parsed), inProcess, parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    /// <summary>
    /// Says what is wrong with a command line of <c>render</c>: a line for each error, and one on how the command is used.
    /// </summary>
    /// <param name="parsed">A command line with errors; see <see cref="ParseResult.Errors"/>.</param>
    /// <param name="error">Where to say it.</param>
    /// <returns><see cref="UsageError"/>.</returns>
    public static int Report(ParseResult parsed, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(error);
        foreach (var mistake in UsageReport.Mistakes(parsed))
        {
            error.WriteLine($"error: {mistake}");
        }

        error.WriteLine(UsageReport.Usage(parsed));
        return UsageError;
    }

    private static async Task<int> RunAsync(
        RenderArguments arguments, IReadOnlyList<InProcessFunction> inProcess, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            using var output = new StringWriter { NewLine = "\n" };
            await RenderAsync(arguments, inProcess, console, output, cancellationToken).ConfigureAwait(false);
            await console.Output.WriteAsync(output.ToString()).ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (exception is RenderException or ConversionException)
        {
            await console.Error.WriteLineAsync($"error: {exception.Message}").ConfigureAwait(false);
            return Failure;
        }
    }

    private static async Task RenderAsync(
        RenderArguments arguments, IReadOnlyList<InProcessFunction> inProcess, InvocationConfiguration console, TextWriter output, CancellationToken cancellationToken)
    {
        var input = InputReader.Read(arguments);
        using var functions = new FunctionCatalog(InputReader.ReadFunctions(arguments.Functions), inProcess, exception => console.Error.WriteLine(exception));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(arguments.Timeout);
        try
        {
            var rendered = await Renderer.RunAsync(input, functions.Clients, timeout.Token).ConfigureAwait(false);
            RenderPrinter.Print(rendered, input, arguments, output);
        }
        catch (RenderException exception)
        {
            throw new RenderException($"cannot render composite resource: {exception.Message}", exception);
        }
    }
}
